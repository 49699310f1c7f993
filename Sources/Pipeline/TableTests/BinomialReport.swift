public import ApicalStats

/// The answer of `apical test binomial`: the exact test of one proportion with its intervals.
public struct BinomialReport: Sendable {
  /// The exact test.
  public let test: BinomialTest
  /// The proportion by each method, two-sided.
  public let clopperPearson, wilson, agrestiCoull: ProportionInterval

  /// - Parameters:
  ///   - successes: Trials that succeeded.
  ///   - trials: All trials.
  ///   - probability: Of a success under the null hypothesis.
  ///   - alternative: The side tested.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ProportionError``.
  public init(
    successes: Int, trials: Int, probability: Double, alternative: Alternative, confidence: Double
  ) throws(ProportionError) {
    test = try BinomialTest(
      successes: successes, trials: trials, probability: probability, alternative: alternative,
      confidence: confidence)
    func interval(_ method: ProportionInterval.Method) throws(ProportionError) -> ProportionInterval {
      try ProportionInterval(successes: successes, count: trials, confidence: confidence, method: method)
    }
    clopperPearson = try interval(.clopperPearson)
    wilson = try interval(.wilson)
    agrestiCoull = try interval(.agrestiCoull)
  }

  /// What the command prints.
  public var text: String {
    TableTest(
      subject: "\(test.successes) of \(test.trials) against \(test.probability)", test: test.test,
      estimates: [
        .init("clopperPearson", "Proportion", clopperPearson.estimate),
        .init("wilson", "", wilson.estimate), .init("agrestiCoull", "", agrestiCoull.estimate),
      ]
    ).text
  }
}

extension BinomialReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case estimate, successes, trials, probability, clopperPearson, wilson, agrestiCoull
  }

  /// Writes the test's own members, the proportion and each interval under its method's name.
  public func encode(to encoder: any Encoder) throws {
    try test.test.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(test.proportion.value, forKey: .estimate)
    try container.encode(test.successes, forKey: .successes)
    try container.encode(test.trials, forKey: .trials)
    try container.encode(test.probability, forKey: .probability)
    try container.encode(clopperPearson.estimate, forKey: .clopperPearson)
    try container.encode(wilson.estimate, forKey: .wilson)
    try container.encode(agrestiCoull.estimate, forKey: .agrestiCoull)
  }
}
