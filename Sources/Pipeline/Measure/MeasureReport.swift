internal import ApicalCohort
public import ApicalMetrics
public import ApicalStats
internal import Foundation

/// What `apical metrics` states: every measure of every structure over all pairs, and all that is missing from it.
public struct MeasureReport: Sendable {
  /// Structures, in the order of the table.
  public let regions: [Region]
  /// How it was measured.
  public let options: MeasureOptions
  /// Pairs measured.
  public private(set) var pairs: [PairMeasurement] = []
  /// References without prediction.
  public private(set) var missing: [PairMeasurement] = []
  /// Pairs, or references without prediction, that could not be measured.
  public private(set) var failures: [PairError] = []
  /// Paths of predictions without reference.
  public let unmatched: [String]

  /// An empty report.
  public init(_ run: MeasureRun) {
    regions = run.regions
    options = run.options
    unmatched = run.pairing.unmatched.map(\.url.path)
  }

  /// Adds the outcome of one pair.
  public mutating func add(_ result: Result<PairMeasurement, PairError>) {
    switch result {
    case .success(let pair) where pair.prediction == nil: missing.append(pair)
    case .success(let pair): pairs.append(pair)
    case .failure(let error): failures.append(error)
    }
  }

  /// True where every reference has a prediction and every pair was measured.
  public var isComplete: Bool { missing.isEmpty && failures.isEmpty }

  /// The unit of distances: mm, or pixels where no file states a scale; nil for a mixture, which cannot be averaged.
  public var distanceUnit: ClinicalUnit? {
    let kinds = Set((pairs + missing).map(\.isInPixels))
    return kinds.count > 1 ? nil : kinds.contains(true) ? .pixels : .millimetres
  }

  /// The unit of a measure in this report; nil for a distance or area over pairs of known and of unknown scale.
  public func unit(of measure: Measure) -> ClinicalUnit? {
    if measure.isDistance { return distanceUnit }
    guard measure == .areaDifference else { return .dimensionless }
    return distanceUnit.map { $0 == .millimetres ? ClinicalUnit(symbol: "mm²") : $0 }
  }

  /// Which masks of a structure were empty or missing.
  public func outcomes(region: Int) -> OutcomeCounts {
    OutcomeCounts((pairs + missing).lazy.map { $0.scores[region].outcome })
  }

  /// One measure of one structure at all levels.
  ///
  /// A mixture of mm and pixels has no values, and so no mean.
  /// - Parameters:
  ///   - measure: Index into the measures of the options.
  ///   - region: Index into ``regions``.
  /// - Throws: ``ApicalStats/ResamplingError``.
  public func aggregates(measure: Int, region: Int) throws(ResamplingError) -> ScoreAggregates {
    let unit = unit(of: options.measures[measure])
    let scored = (pairs + missing).map { pair in
      ScoredPair(
        exam: pair.exam, patient: pair.patient, outcome: pair.scores[region].outcome,
        value: unit == nil ? nil : pair.scores[region].values[measure])
    }
    return try ScoreAggregates(
      scored, policy: options.policy, unit: unit ?? .dimensionless, bootstrap: options.bootstrap,
      confidence: options.confidence)
  }

  /// Mean processor time of reading and of measuring one pair, µs; nil without a pair.
  public var timing: (decoding: Double, measuring: Double)? {
    guard !pairs.isEmpty else { return nil }
    let perPair = 1e6 / Double(pairs.count)
    return (
      pairs.reduce(0) { $0 + $1.decoding } * perPair, pairs.reduce(0) { $0 + $1.measuring } * perPair
    )
  }
}

extension ClinicalUnit {
  /// Distances and areas in files that state no scale.
  fileprivate static let pixels = ClinicalUnit(symbol: "pixels")
}
