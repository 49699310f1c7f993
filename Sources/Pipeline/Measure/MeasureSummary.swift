internal import ApicalImaging
internal import ApicalMetrics
internal import ApicalStats

/// The content of `apical metrics --json`: numbers by label and measure, and everything that is missing from them.
public struct MeasureSummary: Sendable, Encodable {
  private let pairs, missing: Int
  private let missingReferences, unmatchedPredictions: [String]
  private let failures: [PairError]
  private let policy: EmptyMaskPolicy
  private let tolerance: Double
  private let distanceUnit: ClinicalUnit?
  private let bootstrap: Bootstrap
  private let labels: [String: LabelSummary]
  private let definitions: [String: String]
  private let timing: Timing?

  /// - Throws: ``ApicalStats/ResamplingError``.
  public init(_ report: MeasureReport) throws {
    pairs = report.pairs.count
    missing = report.missing.count
    missingReferences = report.missing.map(\.reference)
    unmatchedPredictions = report.unmatched
    failures = report.failures
    policy = report.options.policy
    tolerance = report.options.tolerance
    distanceUnit = report.distanceUnit
    bootstrap = report.options.bootstrap
    let measures = report.options.measures
    definitions = Dictionary(uniqueKeysWithValues: measures.map { ($0.rawValue, $0.definition) })
    timing = report.timing.map {
      Timing(decodeMicrosecondsPerPair: $0.decoding, measureMicrosecondsPerPair: $0.measuring)
    }
    labels = Dictionary(
      try report.regions.indices.map {
        (report.regions[$0].name, try LabelSummary(report, region: $0))
      }, uniquingKeysWith: { first, _ in first })
  }

  private struct Timing: Encodable {
    let decodeMicrosecondsPerPair, measureMicrosecondsPerPair: Double
  }
}

/// One structure: its numbers in the file, which masks were empty, and each measure under its name.
private struct LabelSummary: Encodable {
  let labels: [Label]
  let outcomes: OutcomeCounts
  let measures: [(Measure, MeasureSummaryEntry)]

  init(_ report: MeasureReport, region: Int) throws {
    labels = report.regions[region].labels
    outcomes = report.outcomes(region: region)
    measures = try report.options.measures.indices.map { index in
      let measure = report.options.measures[index]
      let aggregates = try report.aggregates(measure: index, region: region)
      return (measure, MeasureSummaryEntry(aggregates: aggregates, unit: report.unit(of: measure)))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    try container.encode(labels, forKey: Name("labels"))
    try container.encode(outcomes, forKey: Name("outcomes"))
    for (measure, entry) in measures { try container.encode(entry, forKey: Name(measure.rawValue)) }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}

/// One measure: the summary over pairs itself, with those over exams and patients below it.
private struct MeasureSummaryEntry: Encodable {
  let aggregates: ScoreAggregates
  let unit: ClinicalUnit?

  private enum CodingKeys: CodingKey { case unit, interval, byExam, byPatient }

  func encode(to encoder: any Encoder) throws {
    try aggregates.byFrame.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(unit, forKey: .unit)
    try container.encode(aggregates.mean, forKey: .interval)
    try container.encode(aggregates.byExam, forKey: .byExam)
    try container.encode(aggregates.byPatient, forKey: .byPatient)
  }
}
