internal import CBoostMath

/// The regularised incomplete gamma functions and their relatives, from Boost.Math, right to the last digits.
public enum IncompleteGamma {
  /// P(a, x) = γ(a, x) / Γ(a), 0…1.
  ///
  /// - Precondition: `shape` is above zero, `x` is not negative; both are finite.
  public static func lower(shape: Double, _ x: Double) -> Double {
    check(shape, x)
    return unsafe boostMath("gamma P") { unsafe cbm_gamma_p(shape, x, $0) }
  }

  /// Q(a, x) = 1 − P(a, x), exact where that difference would round to zero.
  ///
  /// - Precondition: `shape` is above zero, `x` is not negative; both are finite.
  public static func upper(shape: Double, _ x: Double) -> Double {
    check(shape, x)
    return unsafe boostMath("gamma Q") { unsafe cbm_gamma_q(shape, x, $0) }
  }

  /// The x at which P(a, x) is `probability`; ∞ at 1.
  ///
  /// - Precondition: `shape` is above zero and finite; `probability` lies in 0…1.
  public static func inverseLower(shape: Double, _ probability: Double) -> Double {
    precondition(
      shape.isFinite && shape > 0, "an incomplete gamma function needs a shape above zero, not \(shape)")
    precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
    if probability == 1 { return .infinity }
    return unsafe boostMath("inverse gamma P") { unsafe cbm_gamma_p_inverse(shape, probability, $0) }
  }

  private static func check(_ shape: Double, _ x: Double) {
    precondition(
      shape.isFinite && shape > 0, "an incomplete gamma function needs a shape above zero, not \(shape)")
    precondition(
      x.isFinite && x >= 0, "an incomplete gamma function needs an argument from zero on, not \(x)")
  }
}

/// ln |Γ(x)|.
///
/// - Precondition: `x` is above zero and finite.
public func logGamma(_ x: Double) -> Double {
  precondition(x.isFinite && x > 0, "the logarithm of the gamma function was asked for at \(x)")
  return unsafe boostMath("log gamma") { unsafe cbm_log_gamma(x, $0) }
}
