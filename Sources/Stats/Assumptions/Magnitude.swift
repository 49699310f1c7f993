/// What stands for the size of the measured quantity when differences are related to it.
public enum Magnitude: String, Sendable, Codable, CaseIterable {
  /// Mean of both methods. Bland & Altman, Lancet 1995;346:1085–1087: the reference alone would relate to the
  /// differences even without any bias, for its own error is part of both.
  case mean
  /// The reference: right where its error is negligible. Krouwer, Stat. Med. 2008;27:778–780.
  case reference

  func values(method: [Double], reference: [Double]) -> [Double] {
    switch self {
    case .mean: zip(method, reference).map { ($0 + $1) / 2 }
    case .reference: reference
    }
  }
}
