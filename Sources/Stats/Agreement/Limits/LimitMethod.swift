/// How the confidence intervals of the limits of agreement are found.
///
/// The raw value is the name that options, tables and JSON use. ``LimitCoverage`` measures what each is
/// worth: at 20, 50 and 200 pairs of normal differences, 95 % intervals hold the limit in 95, 95, 95 % of
/// samples (`exactIndividual`); 96, 95, 95 % (`mover`); 94, 95, 95 % (`blandAltman`, but nearly all misses
/// are too far inside); 88, 91, 95 % (`bootstrapPercentile`); 89, 92, 95 % (`bootstrapBCa`). `exactPaired`
/// promises both limits together, and keeps it.
public enum LimitMethod: String, Sendable, Codable, CaseIterable {
  /// Student's t with the standard error SD × √(3/n). Bland & Altman, Lancet 1986;327:307–310.
  ///
  /// Approximate: made for 1.96 SD, and too narrow outside and too wide inside for few pairs.
  case blandAltman
  /// Student's t with the standard error SD × √(1/n + multiplier² / (2(n − 1))). Bland & Altman, Stat.
  /// Methods Med. Res. 1999;8:135–160, section 2, before they round it to √(3/n).
  case blandAltman1999
  /// Exact for each limit alone: noncentral t. Carkeet, Optom. Vis. Sci. 2015;92:e71–e80.
  case exactIndividual
  /// Exact for both limits together: the outer ends are a tolerance interval. Carkeet 2015.
  case exactPaired
  /// Closed form: variance estimates recovery. A. Donner & G. Y. Zou, Stat. Methods Med. Res.
  /// 2012;21:347–359; Zou, 2013;22:630–642.
  case mover
  /// Percentiles of bootstrap replicates; too narrow for few pairs.
  case bootstrapPercentile
  /// Bias-corrected and accelerated bootstrap.
  case bootstrapBCa

  /// The name that an ``Estimate`` bears.
  public var intervalMethod: IntervalMethod {
    switch self {
    case .blandAltman: .blandAltman
    case .blandAltman1999: .blandAltman1999
    case .exactIndividual: .exactIndividual
    case .exactPaired: .exactPaired
    case .mover: .mover
    case .bootstrapPercentile: .bootstrapPercentile
    case .bootstrapBCa: .bootstrapBCa
    }
  }
}
