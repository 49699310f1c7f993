public import ApicalImaging

/// The measures of one region in one pair of masks.
public struct RegionScores: Sendable, Equatable {
  /// Which masks had pixels.
  public let outcome: MaskOutcome
  /// Those asked for that have a value.
  public let values: [Measure: Double]

  /// Measures one region.
  ///
  /// Without a spacing, distances and areas are in pixels: the caller states the unit.
  ///
  /// - Parameters:
  ///   - comparison: The two masks.
  ///   - measures: What to measure; what several measures share is computed once.
  ///   - policy: What empty masks count as.
  ///   - tolerance: Of the normalised surface distances, mm.
  /// - Throws: ``MetricError/toleranceOutOfRange(_:)``, or ``MetricError/spacingMissing`` for distances.
  public init(
    _ comparison: RegionComparison, measures: [Measure], policy: EmptyMaskPolicy, tolerance: Double
  ) throws(MetricError) {
    guard tolerance >= 0, tolerance.isFinite else { throw .toleranceOutOfRange(tolerance) }
    outcome = comparison.outcome
    var values = Self.overlap(comparison)
    if measures.contains(.boundaryIoU) { values[.boundaryIoU] = comparison.boundaryIoU() }
    if comparison.outcome == .measured {
      values.merge(try Self.distances(comparison, measures, tolerance: tolerance)) { $1 }
    } else if comparison.outcome != .bothEmpty, let spacing = comparison.spacing {
      for measure in measures where values[measure] == nil {
        values[measure] =
          measure.isDistance
          ? policy.distance(size: comparison.size, spacing: spacing)
          : policy.distance(size: comparison.size, spacing: spacing) == nil ? nil : measure.worstShare
      }
    }
    self.values = values.filter { measures.contains($0.key) }
  }

  /// A pair whose prediction does not exist: values under ``EmptyMaskPolicy/worst`` alone, and none where the reference
  /// does not show the region, as there is nothing to miss.
  ///
  /// - Parameters:
  ///   - region: The labels that count as inside.
  ///   - reference: The annotation.
  ///   - measures: What to measure.
  ///   - policy: What a missing prediction counts as.
  public init(
    missingPredictionOf region: Region, in reference: LabelMap, measures: [Measure], policy: EmptyMaskPolicy
  ) {
    outcome = .missing
    var values: [Measure: Double] = [:]
    if policy == .worst, !BitMask(reference, labels: region.labels).isEmpty {
      for measure in measures {
        values[measure] =
          measure.isDistance
          ? reference.spacing.flatMap { policy.distance(size: reference.size, spacing: $0) }
          : measure.worstShare
      }
    }
    self.values = values
  }

  private static func overlap(_ comparison: RegionComparison) -> [Measure: Double] {
    let counts = comparison.confusion
    var values: [Measure: Double] = [:]
    values[.dice] = counts.dice
    values[.iou] = counts.iou
    values[.sensitivity] = counts.sensitivity
    values[.precision] = counts.precision
    values[.specificity] = counts.specificity
    values[.relativeAreaDifference] = counts.relativeAreaDifference
    values[.areaDifference] = Double(counts.areaDifference) * (comparison.spacing?.pixelArea ?? 1)
    return values
  }

  private static func distances(
    _ comparison: RegionComparison, _ measures: [Measure], tolerance: Double
  ) throws(MetricError) -> [Measure: Double] {
    var values: [Measure: Double] = [:]
    let asked = Set(measures)
    if !asked.isDisjoint(with: [.hd95, .assd, .masd, .meanToReference, .meanToPrediction, .nsd, .hd95Pooled])
    {
      let surface = try comparison.surface()
      values[.hd] = surface.hausdorff
      values[.hd95] = surface.percentile(95)
      values[.assd] = surface.assd
      values[.masd] = surface.masd
      values[.meanToReference] = surface.meanToReference
      values[.meanToPrediction] = surface.meanToPrediction
      values[.nsd] = surface.nsd(tolerance: tolerance)
      if asked.contains(.hd95Pooled) { values[.hd95Pooled] = surface.percentile(95, pooled: true) }
    } else if asked.contains(.hd) {
      values[.hd] = try comparison.hausdorff()
    }
    if !asked.isDisjoint(with: [
      .hdCorner, .hd95LengthWeighted, .nsdLengthWeighted, .meanToReferenceCorner, .meanToPredictionCorner,
    ]) {
      let corners = try comparison.corners()
      values[.hdCorner] = corners.hausdorff
      values[.hd95LengthWeighted] = corners.percentile(95)
      values[.nsdLengthWeighted] = corners.nsd(tolerance: tolerance)
      values[.meanToReferenceCorner] = corners.meanToReference
      values[.meanToPredictionCorner] = corners.meanToPrediction
    }
    if !asked.isDisjoint(with: [.hdSet, .averageHausdorffSet]) {
      let sets = try comparison.sets()
      values[.hdSet] = sets.hausdorff
      values[.averageHausdorffSet] = sets.averageHausdorff
    }
    if !asked.isDisjoint(with: [.contourMean, .contourMaximum]) {
      let contours = try comparison.contours()
      values[.contourMean] = contours.mean
      values[.contourMaximum] = contours.maximum
    }
    return values
  }
}
