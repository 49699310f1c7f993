internal import ApicalCohort
internal import ApicalImaging
public import ApicalMetrics
internal import Foundation

/// One pair of masks, measured.
public struct PairMeasurement: Sendable, Equatable {
  /// One structure of the pair.
  public struct Score: Sendable, Equatable {
    /// Which masks had pixels, or that there was no prediction.
    public let outcome: MaskOutcome
    /// One a measure asked for, in that order; nil where it has no value.
    public let values: [Double?]
  }

  /// What reference and prediction share.
  public let name: String
  /// The exam and the patient they belong to.
  public let exam, patient: String
  /// Path of the reference.
  public let reference: String
  /// Path of the prediction; nil where there is none.
  public let prediction: String?
  /// One a region, in the order asked for.
  public let scores: [Score]
  /// True where distances and areas are in pixels, for want of a spacing.
  public let isInPixels: Bool
  /// Processor seconds of reading and checking, and of measuring.
  public let decoding, measuring: Double
}

extension PairMeasurement {
  private static let pixels = try? Spacing(x: 1, y: 1)

  /// Reads and measures one pair.
  init(
    _ pair: MaskPairing.Pair, regions: [Region], declared: Set<Label>?, options: MeasureOptions
  ) throws(PairError) {
    reference = pair.reference.url.path
    prediction = pair.prediction.url.path
    do {
      let start = threadSeconds()
      var annotated = try pair.reference.read()
      var predicted = try pair.prediction.read()
      try Self.check(annotated, isReference: true, declared)
      try Self.check(predicted, isReference: false, declared)
      let decoded = threadSeconds()
      if let spacing = options.spacing { (annotated.spacing, predicted.spacing) = (spacing, spacing) }
      isInPixels = annotated.spacing == nil && predicted.spacing == nil
      if isInPixels { annotated.spacing = Self.pixels }
      scores = try regions.map { region in
        let comparison = try RegionComparison(of: region, prediction: predicted, reference: annotated)
        return Score(
          try RegionScores(
            comparison, measures: options.measures, policy: options.policy, tolerance: options.tolerance),
          options.measures)
      }
      decoding = decoded - start
      measuring = threadSeconds() - decoded
    } catch {
      throw PairError(
        name: pair.name, files: [pair.reference.url.path, pair.prediction.url.path], error)
    }
    name = pair.name
    exam = pair.reference.exam
    patient = pair.reference.patient
  }

  /// Reads a reference that has no prediction.
  init(missing mask: MaskFile, regions: [Region], options: MeasureOptions) throws(PairError) {
    do {
      var annotated = try mask.read()
      if let spacing = options.spacing { annotated.spacing = spacing }
      isInPixels = annotated.spacing == nil
      if isInPixels { annotated.spacing = Self.pixels }
      let reference = annotated
      scores = regions.map { region in
        Score(
          RegionScores(
            missingPredictionOf: region, in: reference, measures: options.measures, policy: options.policy),
          options.measures)
      }
    } catch {
      throw PairError(name: mask.stem, files: [mask.url.path], error)
    }
    reference = mask.url.path
    prediction = nil
    name = mask.stem
    exam = mask.exam
    patient = mask.patient
    (decoding, measuring) = (0, 0)
  }

  private static func check(_ map: LabelMap, isReference: Bool, _ declared: Set<Label>?) throws(LabelProblem)
  {
    guard let declared else { return }
    if let unknown = map.presentLabels.first(where: { !declared.contains($0) }) {
      throw LabelProblem(isReference: isReference, label: unknown, declared: declared)
    }
  }
}

extension PairMeasurement.Score {
  fileprivate init(_ scores: RegionScores, _ measures: [Measure]) {
    outcome = scores.outcome
    values = measures.map { scores.values[$0] }
  }
}

/// Processor time of this thread, s: what else the machine does hardly matters.
private func threadSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
