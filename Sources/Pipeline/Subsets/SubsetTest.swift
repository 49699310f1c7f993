import ApicalStats

/// A test between the subsets of one variable.
struct SubsetTest: Codable, Equatable {
  let variable, model: String
  /// "LV Dice", "LV HD", "EF difference".
  let quantity: String
  /// First to second subset, for two of them; nil for more.
  let effect: Estimate?
  /// What the effect is: "difference of means", "probability of the first being larger", …
  let effectName: String
  /// nil where there is none, and why.
  let test: HypothesisTest?
  let remark: String?
  /// Sizes of the subsets compared, in exams.
  let sizes: [Int]
  /// After Holm over all subset tests of the report.
  var adjustedP: Double?

  /// Tests of location for Dice and HD, of bias and of spread for EF; those that the subsets are too small for are left out.
  static func all(_ members: SubsetAnalysis.Members, groups: [String]) -> [SubsetTest] {
    scores(members, groups, "LV Dice", .dimensionless, \.dice)
      + scores(members, groups, "LV HD", .millimetres, \.hausdorff) + differences(members, groups)
  }

  private static func make(
    _ members: SubsetAnalysis.Members, _ quantity: String, _ effectName: String, _ effect: Estimate?,
    _ test: HypothesisTest?, _ values: [[Double]], remark: String? = nil
  ) -> SubsetTest {
    SubsetTest(
      variable: members.variable.name, model: members.results.model.id, quantity: quantity, effect: effect,
      effectName: effect == nil ? "" : effectName, test: test, remark: remark, sizes: values.map(\.count))
  }

  private static func scores(
    _ members: SubsetAnalysis.Members, _ groups: [String], _ quantity: String, _ unit: ClinicalUnit,
    _ value: (FrameMetricRow) -> Double?
  ) -> [SubsetTest] {
    let values = groups.map { members.examMeans($0, value) }.filter { $0.count >= 3 }
    let confidence = members.results.study.agreement.confidence
    guard values.count == 2 else {
      let test = try? GroupDifferences(values).mean
      return test.map { [make(members, quantity, "", nil, $0, values)] } ?? []
    }
    var tests: [SubsetTest] = []
    if let welch = try? TTest(first: values[0], second: values[1], unit: unit, confidence: confidence) {
      tests.append(make(members, quantity, "difference of means", welch.mean, welch.test, values))
    }
    do {
      let ranks = try BrunnerMunzelTest(first: values[0], second: values[1], confidence: confidence)
      tests.append(make(members, quantity, "P(first larger)", ranks.superiority, ranks.test, values))
    } catch TestError.noSpread {
      let remark = "Brunner–Munzel: none, the subsets do not overlap"
      tests.append(make(members, quantity, "", nil, nil, values, remark: remark))
    } catch {}
    return tests
  }

  private static func differences(_ members: SubsetAnalysis.Members, _ groups: [String]) -> [SubsetTest] {
    let quantity = "EF difference"
    let values = groups.map { members.differences($0) }.filter { $0.count >= 3 }
    let agreement = members.results.study.agreement
    guard values.count == 2 else {
      guard let tests = try? GroupDifferences(values) else { return [] }
      return [tests.mean, tests.scatter].map { make(members, quantity, "", nil, $0, values) }
    }
    guard
      let result = try? GroupComparison(
        first: values[0], second: values[1], unit: .percentagePoints, multiplier: agreement.multiplier,
        confidence: agreement.confidence)
    else { return [] }
    return [
      make(members, quantity, "difference of bias", result.biasDifference, result.biasTest, values),
      make(
        members, quantity, "difference of LoA widths", result.loaWidthDifference, result.brownForsythe, values
      ),
    ]
  }

  /// Holm's adjustment over all tests given that have a p-value.
  static func adjusted(_ tests: [SubsetTest]) -> [SubsetTest] {
    let tested = tests.indices.filter { tests[$0].test != nil }
    guard let adjusted = try? PValueAdjustment.holm.adjusted(tested.compactMap { tests[$0].test?.pValue })
    else {
      return tests
    }
    return zip(tested, adjusted).reduce(into: tests) { $0[$1.0].adjustedP = $1.1 }
  }
}
