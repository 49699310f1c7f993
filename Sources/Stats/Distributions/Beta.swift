internal import CBoostMath

/// Beta distribution, from Boost.Math, right to the last digits of a `Double`.
///
/// Its distribution function is the regularised incomplete beta function; range 0…1.
public struct Beta: Sendable, Equatable {
  /// First shape, finite and greater than zero.
  public let alpha: Double
  /// Second shape, finite and greater than zero.
  public let beta: Double

  /// - Precondition: `alpha` is finite and above zero; `beta` is finite and above zero.
  public init(alpha: Double, beta: Double) {
    precondition(alpha.isFinite && alpha > 0, "alpha is finite and above zero, found \(alpha)")
    precondition(beta.isFinite && beta > 0, "beta is finite and above zero, found \(beta)")
    self.alpha = alpha
    self.beta = beta
  }

  /// Probability of a value up to `x`, 0…1; `x` may be infinite.
  ///
  /// - Precondition: `x` is a number.
  public func cdf(_ x: Double) -> Double {
    precondition(!x.isNaN, "a cumulative probability was asked for at NaN")
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    return unsafe boostMath("beta cdf") { unsafe cbm_beta_cdf(alpha, beta, x, $0) }
  }

  /// Probability of a value above `x`, 0…1, exact where 1 − ``cdf(_:)`` would round to zero.
  ///
  /// - Precondition: `x` is a number.
  public func survival(_ x: Double) -> Double {
    precondition(!x.isNaN, "a tail probability was asked for at NaN")
    if x <= 0 { return 1 }
    if x >= 1 { return 0 }
    return unsafe boostMath("beta survival") { unsafe cbm_beta_survival(alpha, beta, x, $0) }
  }

  /// The value that a draw stays below with this probability; the ends of the range at 0 and 1.
  ///
  /// - Precondition: `probability` lies in 0…1.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    return unsafe boostMath("beta quantile") { unsafe cbm_beta_quantile(alpha, beta, probability, $0) }
  }
}
