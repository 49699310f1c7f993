internal import CBoostMath

/// Normal distribution, from Boost.Math, right to the last digits of a `Double`.
public struct Normal: Sendable, Equatable {
  /// Mean, any finite number.
  public let mean: Double
  /// Standard deviation, finite and greater than zero.
  public let standardDeviation: Double

  /// The standard normal distribution.
  public static let standard = Normal()

  /// - Precondition: `mean` is finite, `standardDeviation` is finite and greater than zero.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(mean.isFinite, "a normal distribution has a finite mean, not \(mean)")
    precondition(
      standardDeviation.isFinite && standardDeviation > 0,
      "a normal distribution has a standard deviation above zero, not \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Probability of a value up to `x`, 0…1; `x` may be infinite.
  ///
  /// - Precondition: `x` is a number.
  public func cdf(_ x: Double) -> Double {
    precondition(!x.isNaN, "a cumulative probability was asked for at NaN")
    let z = (x - mean) / standardDeviation
    return unsafe boostMath("normal cdf") { unsafe cbm_normal_cdf(z, $0) }
  }

  /// Probability of a value above `x`, 0…1, exact where 1 − ``cdf(_:)`` would round to zero.
  ///
  /// - Precondition: `x` is a number.
  public func survival(_ x: Double) -> Double {
    precondition(!x.isNaN, "a tail probability was asked for at NaN")
    let z = (x - mean) / standardDeviation
    return unsafe boostMath("normal survival") { unsafe cbm_normal_survival(z, $0) }
  }

  /// The value that a draw stays below with this probability; −∞ at 0 and +∞ at 1.
  ///
  /// - Precondition: `probability` lies in 0…1.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    let z = unsafe boostMath("normal quantile") { unsafe cbm_normal_quantile(probability, $0) }
    return mean + standardDeviation * z
  }
}
