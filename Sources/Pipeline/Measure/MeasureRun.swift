public import ApicalCohort
internal import ApicalImaging
public import ApicalMetrics
internal import ApicalParallel
internal import Foundation

/// Measures every pair of two collections of masks, on all cores, with a few pairs in memory at a time.
public struct MeasureRun: Sendable {
  /// The pairs, and what has no counterpart.
  public let pairing: MaskPairing
  /// The structures measured.
  public let regions: [Region]
  /// How.
  public let options: MeasureOptions
  /// Labels that may occur; nil where any may.
  private let declared: Set<Label>?

  /// Pairs that are read before the results of the first of them are handed on.
  private static let groupSize = 32

  /// - Throws: ``ApicalCohort/CohortError`` where the masks do not pair, ``PairError`` where no reference shows a
  ///   structure.
  public init(reference: MaskCollection, prediction: MaskCollection, options: MeasureOptions) throws {
    pairing = try MaskPairing(reference: reference, prediction: prediction)
    self.options = options
    regions = try options.regions ?? Self.regions(of: pairing)
    declared =
      options.ignoresOtherLabels
      ? nil : options.regions.map { Set($0.flatMap(\.labels)) } ?? [.lv, .myo, .la]
  }

  /// The structures of CAMUS in the first reference that shows any; all three where none can be read.
  private static func regions(of pairing: MaskPairing) throws(PairError) -> [Region] {
    var wasRead = false
    for pair in pairing.pairs {
      guard let map = try? pair.reference.read() else { continue }
      wasRead = true
      let present = map.presentLabels.filter { $0 <= .la }
      if !present.isEmpty { return present.map { Region($0) } }
    }
    guard wasRead else { return [.lv, .myo, .la].map { Region($0) } }
    let first = pairing.pairs[0]
    throw PairError(
      name: first.name, files: [first.reference.url.path, first.prediction.url.path],
      problem: "no reference shows LV (1), MYO (2) or LA (3). Declare the labels with --label NAME=NUMBER.")
  }

  /// Measures, group after group.
  ///
  /// - Parameters:
  ///   - progress: Called with the number of pairs done and of all.
  ///   - each: Called once a pair, in order, and then once a reference without prediction.
  public func run(
    progress: (Int, Int) -> Void = { _, _ in }, each: (Result<PairMeasurement, PairError>) throws -> Void
  ) rethrows {
    let total = pairing.pairs.count
    var done = 0
    for group in pairing.pairs.chunked(by: Self.groupSize) {
      for result in group.mapSideBySide({ pair in measure(pair) }) { try each(result) }
      done += group.count
      progress(done, total)
    }
    for mask in pairing.missing { try each(measure(missing: mask)) }
  }

  private func measure(_ pair: MaskPairing.Pair) -> Result<PairMeasurement, PairError> {
    Result { () throws(PairError) in
      try PairMeasurement(pair, regions: regions, declared: declared, options: options)
    }
  }

  private func measure(missing mask: MaskFile) -> Result<PairMeasurement, PairError> {
    Result { () throws(PairError) in
      try PairMeasurement(missing: mask, regions: regions, options: options)
    }
  }
}
