internal import CBoostMath

/// Binomial distribution, from Boost.Math, right to the last digits of a `Double`.
///
/// The number of successes in independent trials of one probability; range 0…trials.
public struct Binomial: Sendable, Equatable {
  /// Number of trials, zero or more.
  public let trials: Int
  /// Probability of a success in one trial, 0…1.
  public let probability: Double

  /// - Precondition: `trials` is not negative; `probability` lies in 0…1.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "a binomial distribution has no \(trials) trials")
    precondition((0...1).contains(probability), "a probability lies in 0…1, not \(probability)")
    self.trials = trials
    self.probability = probability
  }

  /// Probability of exactly this many successes; 0 outside of the range.
  public func mass(_ successes: Int) -> Double {
    guard (0...trials).contains(successes) else { return 0 }
    return unsafe boostMath("binomial mass") {
      unsafe cbm_binomial_mass(Double(trials), probability, Double(successes), $0)
    }
  }

  /// Probability of up to this many successes.
  public func cdf(_ successes: Int) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return unsafe boostMath("binomial cdf") {
      unsafe cbm_binomial_cdf(Double(trials), probability, Double(successes), $0)
    }
  }

  /// Probability of more than this many successes, exact where 1 − ``cdf(_:)`` would round to zero.
  public func survival(_ successes: Int) -> Double {
    if successes < 0 { return 1 }
    if successes >= trials { return 0 }
    return unsafe boostMath("binomial survival") {
      unsafe cbm_binomial_survival(Double(trials), probability, Double(successes), $0)
    }
  }
}
