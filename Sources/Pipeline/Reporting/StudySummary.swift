import ApicalStats
import Foundation

/// The key figures of a study: the content of `summary.json`.
public struct StudySummary: Sendable, Codable, Equatable {
  /// Of one measure over frames or exams; empty where none could be measured.
  public struct Measure: Sendable, Codable, Equatable {
    public let mean, sd, median: Double?
    /// How many were measured, and how many have no number.
    public let n, missing: Int
  }

  /// Agreement of automatic with reference EF, percentage points.
  public struct Agreement: Sendable, Codable, Equatable {
    /// Exams with both values.
    public let n: Int
    public let bias, sd, loaLower, loaUpper: Double?
    /// Interval of each, lower and upper end.
    public let biasInterval, loaLowerInterval, loaUpperInterval: [Double]?
    public let confidence, multiplier: Double
    /// "masks" or "recorded".
    public let reference: String
  }

  /// How many exams gave an automatic EF.
  public struct Feasibility: Sendable, Codable, Equatable {
    /// Exams with an automatic EF, and all exams.
    public let solved, total: Int
    /// Ends of the Wilson interval, 0…1.
    public let lower, upper: Double?
  }

  /// The exams of one range status.
  public struct Subset: Sendable, Codable, Equatable {
    /// Number of exams.
    public let exams: Int
    /// Agreement of those with both values.
    public let ef: Agreement
  }

  /// What one model reached; the same keys stand at the top of the summary for the first model.
  public struct Figures: Sendable, Codable, Equatable {
    /// Name and version of its card, and the digest of its weights.
    public let network, modelSHA256: String
    /// By label, as ``StudySummary/dice``, ``StudySummary/hd`` and ``StudySummary/hd95``.
    public let dice, hd, hd95: [String: Measure]
    /// Over all exams with both values.
    public let ef: Agreement
    /// Over all exams of the study.
    public let feasibility: Feasibility
    /// By range status.
    public let range: [String: Subset]
    /// Exams by failure code.
    public let failures: [String: Int]
  }

  public let study, software, model, modelSHA256: String
  public let frames, exams: Int
  /// By label.
  public let dice: [String: Measure]
  /// By label: boundary-to-boundary Hausdorff distance, mm.
  public let hd: [String: Measure]
  /// By label: 95th percentile, mm.
  public let hd95: [String: Measure]
  /// Over all exams with both values.
  public let ef: Agreement
  /// Over all exams of the study.
  public let feasibility: Feasibility
  /// By range status.
  public let range: [String: Subset]
  /// Exams by failure code.
  public let failures: [String: Int]
  /// Every model by its name; nil for a study of one.
  public let models: [String: Figures]?
  /// Each later model against the first, by its name; nil for a study of one.
  let comparisons: [String: ComparisonSummary]?
  /// What every model reached in each subset that the report shows; nil for none.
  let subsets: [SubsetAnalysis.Row]?
  /// Measures of exams beyond EF, such as `gls`: by "reference" or the model's name, then by measure; nil for a study
  /// without them.
  public let examMeasures: [String: [String: Measure]]?
}

extension StudySummary.Measure {
  /// A number that there is not is written as null, so that every key is always there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(mean, forKey: .mean)
    try container.encode(sd, forKey: .sd)
    try container.encode(median, forKey: .median)
    try container.encode(n, forKey: .n)
    try container.encode(missing, forKey: .missing)
  }
}

extension StudySummary.Agreement {
  /// As for ``StudySummary/Measure``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(n, forKey: .n)
    for (key, value) in [(CodingKeys.bias, bias), (.sd, sd), (.loaLower, loaLower), (.loaUpper, loaUpper)] {
      try container.encode(value, forKey: key)
    }
    for (key, ends) in [
      (CodingKeys.biasInterval, biasInterval), (.loaLowerInterval, loaLowerInterval),
      (.loaUpperInterval, loaUpperInterval),
    ] {
      try container.encode(ends, forKey: key)
    }
    try container.encode(confidence, forKey: .confidence)
    try container.encode(multiplier, forKey: .multiplier)
    try container.encode(reference, forKey: .reference)
  }
}

extension StudySummary {
  /// - Parameter measures: What the store holds of contours beyond EF.
  init(_ results: StudyResults, _ measures: EFMeasures) {
    let figures = Figures(results)
    study = results.row.name
    software = results.runs.last?.software ?? Software.version
    model = results.model.id
    modelSHA256 = results.model.sha256
    frames = results.frames.count
    exams = results.exams.count
    dice = figures.dice
    hd = figures.hd
    hd95 = figures.hd95
    ef = figures.ef
    feasibility = figures.feasibility
    range = figures.range
    failures = figures.failures
    let named = results.perModel.map { ($0.model.id, Figures($0)) }
    models = results.others.isEmpty ? nil : Dictionary(uniqueKeysWithValues: named)
    comparisons = ComparisonSummary.all(results)
    let choices = results.study.reportedSubsets
    subsets = choices.isEmpty ? nil : choices.flatMap { SubsetAnalysis.rows($0, results) }
    examMeasures =
      measures.sources.isEmpty
      ? nil
      : Dictionary(
        measures.sources.map { source in
          (
            source.id,
            Dictionary(grouping: source.summaries, by: \.measure).mapValues { Measure($0.map(\.value)) }
          )
        }
      ) { first, _ in first }
  }
}

extension StudySummary.Figures {
  init(_ results: StudyResults) {
    typealias Measure = StudySummary.Measure
    typealias Agreement = StudySummary.Agreement
    let labels = results.study.measures.labels
    func measures(_ value: (FrameMetricRow) -> Double?) -> [String: Measure] {
      Dictionary(uniqueKeysWithValues: labels.map { ($0, Measure(results.metrics($0).map(value))) })
    }
    func agreement(_ pairs: [EFPair]) -> Agreement {
      Agreement(results.agreement(pairs), count: pairs.count, study: results.study)
    }
    network = "\(results.model.name) \(results.model.version)"
    modelSHA256 = results.model.sha256
    dice = measures(\.dice)
    hd = measures(\.hausdorff)
    hd95 = measures(\.hausdorff95)
    ef = agreement(results.pairs)
    feasibility = StudySummary.Feasibility(
      solved: results.exams.count { $0.automatic != nil }, total: results.row.exams,
      confidence: results.study.agreement.confidence)
    range = Dictionary(
      uniqueKeysWithValues: RangeStatus.allCases.map { status in
        let exams = results.exams.filter { $0.status == status }
        return (
          status.rawValue, StudySummary.Subset(exams: exams.count, ef: agreement(exams.compactMap(\.pair)))
        )
      })
    failures = Dictionary(grouping: results.exams.flatMap { Set($0.failures.map(\.code)) }) { $0 }.mapValues(
      \.count)
  }
}

extension StudySummary.Measure {
  init(_ values: [Double?]) {
    let measured = values.compactMap { $0 }
    let summary = try? Summary(measured)
    mean = summary?.mean
    sd = summary?.standardDeviation
    median = summary?.median
    n = measured.count
    missing = values.count - measured.count
  }
}

extension StudySummary.Agreement {
  init(_ agreement: BlandAltman?, count: Int, study: Study) {
    func ends(_ estimate: Estimate?) -> [Double]? {
      estimate.map { [$0.interval.lowerBound, $0.interval.upperBound] }
    }
    n = count
    bias = agreement?.bias.value
    sd = agreement?.standardDeviation
    loaLower = agreement?.lowerLoA.value
    loaUpper = agreement?.upperLoA.value
    biasInterval = ends(agreement?.bias)
    loaLowerInterval = ends(agreement?.lowerLoA)
    loaUpperInterval = ends(agreement?.upperLoA)
    confidence = study.agreement.confidence
    multiplier = study.agreement.multiplier
    reference = study.ef.reference.rawValue
  }
}

extension StudySummary.Feasibility {
  init(solved: Int, total: Int, confidence: Double) {
    let interval = try? ProportionInterval(successes: solved, count: total, confidence: confidence)
    self.solved = solved
    self.total = total
    lower = interval?.interval.lowerBound
    upper = interval?.interval.upperBound
  }
}
