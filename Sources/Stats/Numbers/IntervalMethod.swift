/// How the ends of a confidence interval were found.
///
/// The raw value is the name that options, tables and JSON use.
public enum IntervalMethod: String, Sendable, Codable, CaseIterable {
  /// Estimate ± Student's t × standard error.
  case studentT
  /// Estimate ± normal quantile × standard error.
  case normal
  /// Bland–Altman limit: Student's t with the standard error SD × √(3/n). Bland & Altman, Lancet 1986.
  case blandAltman
  /// Bland–Altman limit: exact for each limit alone, noncentral t.
  case exactIndividual
  /// Bland–Altman limits: exact for both limits together. Carkeet, Optom. Vis. Sci. 2015.
  case exactPaired
  /// Method of variance estimates recovery. Zou, Stat. Methods Med. Res. 2013.
  case mover
  /// Percentiles of bootstrap replicates.
  case bootstrapPercentile
  /// Bias-corrected and accelerated bootstrap. Efron, J. Am. Stat. Assoc. 1987.
  case bootstrapBCa
  /// Bootstrap of the studentised statistic.
  case bootstrapStudentised
  /// Fisher's z transformation of a correlation.
  case fisherZ
  /// F distribution of a ratio of mean squares.
  case fDistribution
  /// Chi-squared distribution of a variance.
  case chiSquared
  /// Wilson's score interval of a proportion.
  case wilson
  /// Clopper–Pearson: exact binomial, both tails.
  case clopperPearson
  /// Agresti–Coull: adds z²/2 successes and failures.
  case agrestiCoull
  /// Newcombe's hybrid score interval of a difference of proportions.
  case newcombe
  /// DeLong's variance of an area under a receiver operating characteristic curve.
  case deLong
  /// Leaving out one observation at a time.
  case jackknife
  /// Order statistics of the sample, or of all pairwise averages or slopes.
  case orderStatistics
  /// Inversion of an exact test.
  case exactTest
  /// Inversion of a large-sample test.
  case asymptoticTest
  /// Normal quantile × standard error of the logarithm, by the delta method.
  case deltaLog
  /// Normal quantile × standard error of the logit, by the delta method.
  case deltaLogit
  /// Score interval with Hanley & McNeil's variance. Newcombe, Stat. Med. 2006, method 5.
  case superiorityScore
  /// Inversion of the noncentral t distribution of an effect size.
  case noncentralT
  /// Bland–Altman limit: Student's t with the standard error SD × √(1/n + multiplier² / (2(n − 1))).
  case blandAltman1999
  /// DeLong's variance, on the logit scale.
  case deLongLogit
}
