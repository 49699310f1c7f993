/// How often each subject was measured, and what its repeated values have in common.
///
/// The raw value is the name that options and JSON use. Bland & Altman, Stat. Methods Med. Res.
/// 1999;8:135–160.
public enum AgreementDesign: String, Sendable, Codable, CaseIterable {
  /// One pair a subject; section 2.
  case simple
  /// Repeated values of a quantity that stays the same, in any number by either method; sections 5.1 and 5.2.
  ///
  /// Values of the two methods are not paired, only subjects are.
  case constant
  /// Repeated pairs of a quantity that changes from pair to pair, each pair taken at one moment; section 5.3.
  case varying
}

/// Which estimate of the variance of differences is taken when the true value varies.
///
/// Both are the same where all subjects have equally many pairs. For very unequal numbers (1, 2 and 6) the
/// intervals of the limits hold them in 94–96 % of samples by the analysis of variance, and in 93–95 % by
/// subjects' means, whose mean square keeps n − 1 degrees of freedom as published; see ``ReplicateCoverage``.
public enum VaryingEstimator: String, Sendable, Codable, CaseIterable {
  /// All pairs weigh the same: one-way analysis of variance, as Bland & Altman 1999, section 5.3.
  case analysisOfVariance
  /// All subjects weigh the same: variance of the subjects' mean differences, as G. Y. Zou,
  /// Stat. Methods Med. Res. 2013;22:630–642.
  case subjectMeans
}
