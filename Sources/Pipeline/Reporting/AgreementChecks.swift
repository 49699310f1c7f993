import ApicalReport
import ApicalStats

/// What belongs to limits of agreement: whether their assumptions hold, and whether they hold in and out of range.
struct AgreementChecks {
  private let pairs: [EFPair]
  private let study: Study
  private let results: StudyResults

  init(_ results: StudyResults) {
    self.results = results
    pairs = results.pairs
    study = results.study
  }

  /// In-range against out-of-range exams; nil below three in either.
  var comparison: Table? {
    func differences(_ status: RangeStatus) -> [Double] {
      pairs.filter { $0.status == status }.map { $0.automatic - $0.reference }
    }
    let result = try? GroupComparison(
      first: differences(.inRange), second: differences(.outOfRange), unit: .percentagePoints,
      multiplier: study.agreement.multiplier, confidence: study.agreement.confidence)
    guard let result else { return nil }
    return Table(
      name: results.stem("agreement-range"), title: "Agreement in range against out of range",
      columns: [.init("Quantity"), .number("Value (CI)"), .number("p"), .init("Test")],
      rows: [
        row("Difference of bias, points", result.biasDifference, digits: 1, result.biasTest),
        row("Ratio of SDs", result.sdRatio, digits: 2, result.varianceTest),
        Table.Row([
          "Equal scatter", .missing, .pValue(result.brownForsythe.pValue),
          .text(result.brownForsythe.method),
        ]),
        row("Difference of LoA widths, points", result.loaWidthDifference, digits: 1, nil),
      ],
      notes: ["In range minus (or over) out of range. The F test of SDs is sensitive to outliers."])
  }

  private func row(_ name: String, _ estimate: Estimate, digits: Int, _ test: HypothesisTest?) -> Table.Row {
    Table.Row([
      .text(name), .estimate(estimate, digits: digits),
      test.map { .pValue($0.pValue) } ?? .missing,
      .text(test?.method ?? estimate.method.words),
    ])
  }

  /// Checks over all exams; nil where none can be made.
  var assumptions: Table? {
    let (method, reference) = (pairs.map(\.automatic), pairs.map(\.reference))
    let confidence = study.agreement.confidence
    var rows: [Table.Row] = []
    if let bias = try? ProportionalBias(
      method: method, reference: reference, unit: .percentagePoints, confidence: confidence)
    {
      rows.append(row("Slope of differences on means", bias.slope, digits: 2, bias.test))
    }
    if let test = try? Heteroscedasticity(method: method, reference: reference).test {
      rows.append(row("Scatter changes with the mean", test))
    }
    if let test = try? Normality(zip(method, reference).map { $0 - $1 }).test {
      rows.append(row("Normal differences", test))
    }
    if let ccc = try? Concordance(method: method, reference: reference, confidence: confidence).ccc {
      rows.append(row("Lin's concordance", ccc, digits: 2, nil))
    }
    if let icc = try? IntraclassCorrelation(method: method, reference: reference, confidence: confidence).icc
    {
      rows.append(row("ICC(2,1)", icc, digits: 2, nil))
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      name: results.stem("agreement-checks"), title: "Checks of the agreement, all exams",
      columns: [.init("Check"), .number("Value (CI)"), .number("p"), .init("Method")], rows: rows)
  }

  private func row(_ name: String, _ test: HypothesisTest) -> Table.Row {
    Table.Row([
      .text(name), .text("\(test.statisticName) = \(NumberFormat(digits: 2).string(test.statistic))"),
      .pValue(test.pValue), .text(test.method),
    ])
  }
}
