internal import ApicalRandom

extension Permutation {
  /// Paired differences: under the null hypothesis each patient's are as likely with the other sign.
  ///
  /// - Parameters:
  ///   - differences: Method − reference.
  ///   - patients: The patient of each difference, whose signs flip together; nil where each has a patient of its
  ///     own.
  ///   - statisticName: What `statistic` is called in results.
  ///   - alternative: The side tested; two-sided compares magnitudes, so the statistic should be 0 where nothing
  ///     differs.
  ///   - stream: Name of the draws.
  ///   - statistic: Of the differences, in their order; the mean by default.
  /// - Throws: ``TestError`` without a difference, for one not finite or beyond 1e150, or a statistic not finite.
  public func signFlip(
    _ differences: [Double], patients: [String]? = nil, statisticName: String = "mean difference",
    alternative: Alternative = .twoSided, stream: String = "sign flip",
    statistic: @Sendable ([Double]) -> Double = arithmeticMean
  ) throws(TestError) -> PermutationTest {
    try validate(differences, minimum: 1, sample: "differences")
    let groups = try patientGroups(patients, values: differences.count)
    let replicates = try signReplicates(units: groups.count, stream: stream) { signs in
      statistic(zip(differences, groups.numbers).map { signs[$1] ? -$0 : $0 })
    }
    return try PermutationTest(
      self, name: "Sign-flip permutation", statisticName: statisticName, observed: statistic(differences),
      replicates: replicates, alternative: alternative, count: differences.count, unitCount: groups.count)
  }

  /// One value an arrangement of signs; true stands for a flipped unit.
  func signReplicates<Value: Sendable>(
    units: Int, stream: String, value: @Sendable ([Bool]) -> Value
  ) throws(TestError) -> (values: [Value], isExact: Bool) {
    try replicates(
      total: units < 62 ? 1 << units : nil, stream: stream,
      enumerated: { number in (0..<units).map { number >> $0 & 1 == 1 } },
      drawn: { random in randomSigns(units, &random) }, value: value)
  }
}

/// One random bit a unit.
private func randomSigns(_ count: Int, _ random: inout Xoshiro256) -> [Bool] {
  var signs: [Bool] = []
  signs.reserveCapacity(count)
  var bits: UInt64 = 0
  for unit in 0..<count {
    if unit.isMultiple(of: 64) { bits = random.next() }
    signs.append(bits & 1 == 1)
    bits >>= 1
  }
  return signs
}
