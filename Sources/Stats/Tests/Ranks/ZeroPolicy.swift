/// What the signed rank test does with differences of zero.
public enum ZeroPolicy: String, Sendable, Codable, CaseIterable {
  /// Left out before ranking. Wilcoxon, Biometrics Bull. 1945; R's `wilcox.test`.
  case wilcox
  /// Ranked with the others, then left out. J. W. Pratt, J. Am. Stat. Assoc. 1959;54:655–667.
  case pratt
  /// Ranked with the others; half of their ranks count as positive, half as negative.
  case zsplit

  var name: String {
    switch self {
    case .wilcox: "zeros dropped"
    case .pratt: "zeros by Pratt"
    case .zsplit: "zeros split"
    }
  }
}
