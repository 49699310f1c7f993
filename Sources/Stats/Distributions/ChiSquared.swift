internal import CBoostMath

/// Chi-squared distribution, from Boost.Math, right to the last digits of a `Double`.
///
/// The distribution of a sum of squared standard normal draws; range 0…∞.
public struct ChiSquared: Sendable, Equatable {
  /// Finite and greater than zero, not necessarily whole.
  public let degreesOfFreedom: Double

  /// - Precondition: `degreesOfFreedom` is finite and above zero.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom.isFinite && degreesOfFreedom > 0,
      "degreesOfFreedom is finite and above zero, found \(degreesOfFreedom)")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability of a value up to `x`, 0…1; `x` may be infinite.
  ///
  /// - Precondition: `x` is a number.
  public func cdf(_ x: Double) -> Double {
    precondition(!x.isNaN, "a cumulative probability was asked for at NaN")
    if x <= 0 { return 0 }
    if x >= .infinity { return 1 }
    return unsafe boostMath("chi-squared cdf") { unsafe cbm_chi_squared_cdf(degreesOfFreedom, x, $0) }
  }

  /// Probability of a value above `x`, 0…1, exact where 1 − ``cdf(_:)`` would round to zero.
  ///
  /// - Precondition: `x` is a number.
  public func survival(_ x: Double) -> Double {
    precondition(!x.isNaN, "a tail probability was asked for at NaN")
    if x <= 0 { return 1 }
    if x >= .infinity { return 0 }
    return unsafe boostMath("chi-squared survival") {
      unsafe cbm_chi_squared_survival(degreesOfFreedom, x, $0)
    }
  }

  /// The value that a draw stays below with this probability; the ends of the range at 0 and 1.
  ///
  /// - Precondition: `probability` lies in 0…1.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    return unsafe boostMath("chi-squared quantile") {
      unsafe cbm_chi_squared_quantile(degreesOfFreedom, probability, $0)
    }
  }
}
