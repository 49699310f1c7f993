internal import ApicalRandom

extension Permutation {
  /// Two groups of patients: under the null hypothesis each patient could as well be in the other group.
  ///
  /// The sizes of the groups stay, counted in patients.
  ///
  /// - Parameters:
  ///   - first: Values of one group.
  ///   - second: Values of the other group.
  ///   - patients: The patient of each value, of the first group and then of the second; nil where each value has a
  ///     patient of its own. No patient is in both groups.
  ///   - statisticName: What `statistic` is called in results.
  ///   - alternative: The side tested; two-sided compares magnitudes, so the statistic should be 0 where nothing
  ///     differs.
  ///   - stream: Name of the draws.
  ///   - statistic: Of two samples; the difference of means, first − second, by default.
  /// - Throws: ``TestError`` for an empty group, a value not finite or beyond 1e150, or a statistic not finite.
  /// - Precondition: No patient is named in both groups.
  public func labels(
    first: [Double], second: [Double], patients: (first: [String], second: [String])? = nil,
    statisticName: String = "difference of means", alternative: Alternative = .twoSided,
    stream: String = "labels",
    statistic: @Sendable (_ first: [Double], _ second: [Double]) -> Double = differenceOfMeans
  ) throws(TestError) -> PermutationTest {
    try validate(first, minimum: 1, sample: "first group")
    try validate(second, minimum: 1, sample: "second group")
    let values = first + second
    let own = try patientGroups(patients?.first, values: first.count)
    let other = try patientGroups(patients?.second, values: second.count)
    precondition(
      patients.map { Set($0.first).isDisjoint(with: $0.second) } ?? true, "a patient is in both groups")
    let indices = own.numbers + other.numbers.map { $0 + own.count }
    let units = own.count + other.count
    let choices = Choices(of: own.count, from: units)
    let replicates = try replicates(
      total: choices.total, stream: stream, enumerated: { choices.choice($0) },
      drawn: { random in choices.draw(&random) }
    ) { isFirst in
      var groups: (first: [Double], second: [Double]) = ([], [])
      for (value, unit) in zip(values, indices) {
        if isFirst[unit] { groups.first.append(value) } else { groups.second.append(value) }
      }
      return statistic(groups.first, groups.second)
    }
    return try PermutationTest(
      self, name: "Label permutation", statisticName: statisticName, observed: statistic(first, second),
      replicates: replicates, alternative: alternative, count: values.count, unitCount: units)
  }
}

/// Mean of the first sample minus mean of the second.
@Sendable public func differenceOfMeans(_ first: [Double], _ second: [Double]) -> Double {
  arithmeticMean(first) - arithmeticMean(second)
}
