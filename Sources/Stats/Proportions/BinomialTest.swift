/// Exact test of one proportion, such as a survey's right answers against guessing.
///
/// Two-sided as R's `binom.test`: the probability of all outcomes that are not more likely than the observed
/// one, up to a relative 1e−7. One-sided: ``Alternative/greater`` counts the observed number or more,
/// ``Alternative/less`` that number or fewer.
public struct BinomialTest: Sendable, Equatable, Codable {
  /// Successes, and all trials.
  public let successes, trials: Int
  /// Probability of a success under the null hypothesis.
  public let probability: Double
  /// successes / trials, with Clopper and Pearson's interval: of both sides for a two-sided test; a one-sided
  /// test bounds its own side only, and the other end is 0 or 1.
  public let proportion: Estimate
  /// Number of successes, p-value and the side tested.
  public let test: HypothesisTest

  /// - Parameters:
  ///   - successes: Trials that succeeded.
  ///   - trials: All trials.
  ///   - probability: Of a success under the null hypothesis, 0…1.
  ///   - alternative: The side tested.
  ///   - confidence: Level of the interval.
  /// - Throws: ``ProportionError`` unless 0 ≤ successes ≤ trials, trials ≥ 1, 0 ≤ probability ≤ 1 and
  ///   0 < confidence < 1.
  public init(
    successes: Int, trials: Int, probability: Double = 0.5, alternative: Alternative = .twoSided,
    confidence: Double = 0.95
  ) throws(ProportionError) {
    try validate(successes: successes, count: trials, confidence: confidence)
    guard (0...1).contains(probability) else { throw .probabilityOutOfRange(probability) }
    self.successes = successes
    self.trials = trials
    self.probability = probability
    proportion = Estimate(
      value: Double(successes) / Double(trials),
      interval: Self.interval(successes, trials, alternative, confidence: confidence),
      confidence: confidence, method: .clopperPearson, count: trials, unit: .dimensionless)
    test = HypothesisTest(
      method: "Binomial test, exact, " + alternative.sideTested(probability),
      statisticName: "successes", statistic: Double(successes),
      pValue: Self.pValue(successes, Binomial(trials: trials, probability: probability), alternative),
      alternative: alternative, count: trials)
  }

  private static func interval(
    _ successes: Int, _ trials: Int, _ alternative: Alternative, confidence: Double
  ) -> ClosedRange<Double> {
    typealias Method = ProportionInterval.Method
    let tail = 1 - confidence
    return switch alternative {
    case .twoSided:
      Method.clopperPearson.interval(successes: successes, count: trials, confidence: confidence)
    case .less: 0...Method.clopperPearsonUpper(successes: successes, count: trials, tail: tail)
    case .greater: Method.clopperPearsonLower(successes: successes, count: trials, tail: tail)...1
    }
  }

  static func pValue(_ successes: Int, _ binomial: Binomial, _ alternative: Alternative) -> Double {
    switch alternative {
    case .less: binomial.cdf(successes)
    case .greater: binomial.survival(successes - 1)
    case .twoSided: twoSided(successes, binomial)
    }
  }

  /// Beyond the mean the probabilities fall, so a bisection finds where the other tail begins.
  private static func twoSided(_ successes: Int, _ binomial: Binomial) -> Double {
    let trials = binomial.trials
    let mean = Double(trials) * binomial.probability
    if binomial.probability == 0 { return successes == 0 ? 1 : 0 }
    if binomial.probability == 1 { return successes == trials ? 1 : 0 }
    if Double(successes) == mean { return 1 }
    let limit = binomial.mass(successes) * (1 + 1e-7)
    if Double(successes) < mean {
      let start = firstIndex(from: Int(mean.rounded(.up)), through: trials) { binomial.mass($0) <= limit }
      return min(1, binomial.cdf(successes) + binomial.survival(start - 1))
    }
    let end = firstIndex(from: 0, through: Int(mean)) { binomial.mass($0) > limit }
    return min(1, binomial.cdf(end - 1) + binomial.survival(successes - 1))
  }

  /// First number for which a condition that stays true once it is true holds; one past the end for none.
  private static func firstIndex(from start: Int, through end: Int, where condition: (Int) -> Bool) -> Int {
    var lower = start
    var upper = end + 1
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if condition(middle) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}

extension Alternative {
  fileprivate func sideTested(_ probability: Double) -> String {
    switch self {
    case .twoSided: "two-sided: proportion is not \(probability)"
    case .less: "one-sided: proportion is less than \(probability)"
    case .greater: "one-sided: proportion is greater than \(probability)"
    }
  }
}
