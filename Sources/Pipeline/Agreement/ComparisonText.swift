internal import ApicalReport
internal import ApicalStats

/// Groups compared, in words and numbers.
struct ComparisonText {
  private let comparison: GroupedComparison
  private let query: AgreementQuery

  init(_ comparison: GroupedComparison, _ query: AgreementQuery) {
    self.comparison = comparison
    self.query = query
  }

  var text: String {
    let missing = comparison.unavailable.sorted { $0.key < $1.key }.map {
      "Not available: \($0.key). \($0.value)"
    }
    return (comparison.pairs.map(pair) + [overall].compactMap { $0 } + missing).joined(separator: "\n\n")
  }

  private func pair(_ pair: GroupedComparison.Pair) -> String {
    let result = pair.result
    let width = abs(result.loaWidthDifference.upper - result.loaWidthDifference.lower)
    let format = ValueFormat(scatter: width / 8)
    var table = TextTable([
      ("\(pair.first) against \(pair.second)", .left), ("estimate", .right), ("interval", .right),
      ("p", .right),
      ("test", .left),
    ])
    table.add([
      "Difference of bias", format.string(result.biasDifference.value), format.string(result.biasDifference),
      ValueFormat.pValue(result.biasTest.pValue), result.biasTest.method,
    ])
    table.add([
      "Ratio of SDs", NumberFormat(digits: 3).string(result.sdRatio.value),
      ValueFormat.interval(result.sdRatio, digits: 3), ValueFormat.pValue(result.varianceTest.pValue),
      result.varianceTest.method,
    ])
    table.add(["", "", "", ValueFormat.pValue(result.brownForsythe.pValue), result.brownForsythe.method])
    table.add([
      "Difference of LoA widths", format.string(result.loaWidthDifference.value),
      format.string(result.loaWidthDifference), "", result.loaWidthDifference.method.words,
    ])
    return table.text
  }

  private var overall: String? {
    guard let interaction = comparison.interaction else { return nil }
    var table = TextTable([("All groups", .left), ("statistic", .left), ("p", .right), ("test", .left)])
    for (name, test) in [
      ("Equal bias", interaction.biasWelch), ("Equal scatter", interaction.scatter),
      ("Equal slope on magnitude", interaction.slope),
    ] {
      table.add([
        name, "\(test.statisticName) = \(NumberFormat(digits: 4).string(test.statistic))",
        ValueFormat.pValue(test.pValue), test.method,
      ])
    }
    return table.text
  }
}
