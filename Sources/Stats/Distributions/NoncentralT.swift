internal import CBoostMath

/// Noncentral t distribution, from Boost.Math.
///
/// The distribution of (Z + δ) / √(χ²/ν): that of a limit of agreement in standard errors.
/// Relative accuracy about 1e-9 for quantiles of |δ| up to 100; compared with R and SciPy in the tests.
public struct NoncentralT: Sendable, Equatable {
  /// ν, finite and greater than zero.
  public let degreesOfFreedom: Double
  /// δ, any finite number.
  public let noncentrality: Double

  /// - Precondition: `degreesOfFreedom` is finite and above zero; `noncentrality` is finite.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(
      degreesOfFreedom.isFinite && degreesOfFreedom > 0,
      "degreesOfFreedom is finite and above zero, found \(degreesOfFreedom)")
    precondition(noncentrality.isFinite, "noncentrality is finite, found \(noncentrality)")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Probability of a value up to `x`, 0…1; `x` may be infinite.
  ///
  /// - Precondition: `x` is a number.
  public func cdf(_ x: Double) -> Double {
    precondition(!x.isNaN, "a cumulative probability was asked for at NaN")
    if x <= -.infinity { return 0 }
    if x >= .infinity { return 1 }
    return unsafe boostMath("noncentral t cdf") {
      unsafe cbm_noncentral_t_cdf(degreesOfFreedom, noncentrality, x, $0)
    }
  }

  /// Probability of a value above `x`, 0…1, exact where 1 − ``cdf(_:)`` would round to zero.
  ///
  /// - Precondition: `x` is a number.
  public func survival(_ x: Double) -> Double {
    precondition(!x.isNaN, "a tail probability was asked for at NaN")
    if x <= -.infinity { return 1 }
    if x >= .infinity { return 0 }
    return unsafe boostMath("noncentral t survival") {
      unsafe cbm_noncentral_t_survival(degreesOfFreedom, noncentrality, x, $0)
    }
  }

  /// The value that a draw stays below with this probability; the ends of the range at 0 and 1.
  ///
  /// - Precondition: `probability` lies in 0…1.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    return unsafe boostMath("noncentral t quantile") {
      unsafe cbm_noncentral_t_quantile(degreesOfFreedom, noncentrality, probability, $0)
    }
  }
}
