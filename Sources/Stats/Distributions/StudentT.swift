internal import CBoostMath

/// Student's t distribution, from Boost.Math, right to the last digits of a `Double`.
public struct StudentT: Sendable, Equatable {
  /// Degrees of freedom, finite and greater than zero, not necessarily whole.
  public let degreesOfFreedom: Double

  /// - Precondition: `degreesOfFreedom` is finite and greater than zero.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom.isFinite && degreesOfFreedom > 0,
      "Student's t needs degrees of freedom above zero, not \(degreesOfFreedom)")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability of a value up to `x`, 0…1; `x` may be infinite.
  ///
  /// - Precondition: `x` is a number.
  public func cdf(_ x: Double) -> Double {
    precondition(!x.isNaN, "a cumulative probability was asked for at NaN")
    if x.isInfinite { return x < 0 ? 0 : 1 }
    return unsafe boostMath("t cdf") { unsafe cbm_student_t_cdf(degreesOfFreedom, x, $0) }
  }

  /// Probability of a value above `x`, 0…1, exact where 1 − ``cdf(_:)`` would round to zero.
  ///
  /// - Precondition: `x` is a number.
  public func survival(_ x: Double) -> Double {
    precondition(!x.isNaN, "a tail probability was asked for at NaN")
    if x.isInfinite { return x < 0 ? 1 : 0 }
    return unsafe boostMath("t survival") { unsafe cbm_student_t_survival(degreesOfFreedom, x, $0) }
  }

  /// The value that a draw stays below with this probability; −∞ at 0 and +∞ at 1.
  ///
  /// - Precondition: `probability` lies in 0…1.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    return unsafe boostMath("t quantile") { unsafe cbm_student_t_quantile(degreesOfFreedom, probability, $0) }
  }
}
