internal import CBoostMath

/// Fisher's F distribution, from Boost.Math, right to the last digits of a `Double`.
///
/// The distribution of the ratio of two independent mean squares; range 0…∞.
public struct FisherF: Sendable, Equatable {
  /// Degrees of freedom of the numerator, finite and greater than zero.
  public let numerator: Double
  /// Degrees of freedom of the denominator, finite and greater than zero.
  public let denominator: Double

  /// - Precondition: `numerator` is finite and above zero; `denominator` is finite and above zero.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator.isFinite && numerator > 0, "numerator is finite and above zero, found \(numerator)")
    precondition(
      denominator.isFinite && denominator > 0, "denominator is finite and above zero, found \(denominator)")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Probability of a value up to `x`, 0…1; `x` may be infinite.
  ///
  /// - Precondition: `x` is a number.
  public func cdf(_ x: Double) -> Double {
    precondition(!x.isNaN, "a cumulative probability was asked for at NaN")
    if x <= 0 { return 0 }
    if x >= .infinity { return 1 }
    return unsafe boostMath("F cdf") { unsafe cbm_f_cdf(numerator, denominator, x, $0) }
  }

  /// Probability of a value above `x`, 0…1, exact where 1 − ``cdf(_:)`` would round to zero.
  ///
  /// - Precondition: `x` is a number.
  public func survival(_ x: Double) -> Double {
    precondition(!x.isNaN, "a tail probability was asked for at NaN")
    if x <= 0 { return 1 }
    if x >= .infinity { return 0 }
    return unsafe boostMath("F survival") { unsafe cbm_f_survival(numerator, denominator, x, $0) }
  }

  /// The value that a draw stays below with this probability; the ends of the range at 0 and 1.
  ///
  /// - Precondition: `probability` lies in 0…1.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    return unsafe boostMath("F quantile") { unsafe cbm_f_quantile(numerator, denominator, probability, $0) }
  }
}
