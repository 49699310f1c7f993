public import ApicalImaging

/// Hausdorff distance (HD) in mm: the boundary-to-boundary maximum.
///
/// The largest distance from a boundary pixel of either mask to the nearest boundary pixel of the other.
/// Boundary pixels lie inside their mask and have a 4-neighbour outside of it; beyond the image everything is
/// background; distances run between pixel centres. This is the definition of medpy and MetricsReloaded. The
/// distance between the filled sets (SimpleITK, SciPy) is another: it differs where one mask has a hole.
///
/// - Throws: ``MetricError`` for masks of different sizes, or when one or both are empty: the study decides
///   what a missed ventricle costs.
public func hausdorffDistance(
  _ prediction: Mask, _ reference: Mask, spacing: Spacing
) throws(MetricError) -> Double {
  try SurfaceDistances(prediction, reference, spacing: spacing).largerPercentile(100)
}

/// Percentile Hausdorff distance in mm: the larger of the two directed percentiles.
///
/// Boundary pixels vote once each; linear interpolation at (n − 1)·p. HD95 as in MetricsReloaded; medpy pools
/// both directions and DeepMind's surface-distance weighs by boundary length, with other results.
///
/// - Parameters:
///   - prediction: The mask under test.
///   - reference: The mask to compare with.
///   - spacing: mm per pixel of both masks.
///   - percentile: 0…100; 100 gives the Hausdorff distance itself.
/// - Throws: ``MetricError`` as the Hausdorff distance, and for a percentile out of range.
public func hausdorffDistance(
  _ prediction: Mask, _ reference: Mask, spacing: Spacing, percentile: Double
) throws(MetricError) -> Double {
  guard (0...100).contains(percentile) else { throw .percentileOutOfRange(percentile) }
  return try SurfaceDistances(prediction, reference, spacing: spacing).largerPercentile(percentile)
}
