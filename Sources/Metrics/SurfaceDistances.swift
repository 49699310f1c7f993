public import ApicalImaging

/// Distances from each boundary pixel of one mask to the boundary of the other, in mm, both ways.
///
/// Boundary pixels lie inside their mask and have a 4-neighbour outside of it; beyond the image everything is
/// background. Distances run between pixel centres, exactly, on pixels that need not be square.
/// About 1 ms a pair for a ventricle on 800 × 600 pixels in an optimised build.
public struct SurfaceDistances: Sendable, Equatable {
  /// One value per boundary pixel of the prediction: to the reference. Ascending.
  public let toReference: [Double]
  /// One value per boundary pixel of the reference: to the prediction. Ascending.
  public let toPrediction: [Double]

  /// - Throws: ``MetricError`` for masks of different sizes, or when one or both are empty.
  public init(_ prediction: Mask, _ reference: Mask, spacing: Spacing) throws(MetricError) {
    try requireSameSize(prediction, reference)
    let predicted = BoundaryPixels(prediction)
    let annotated = BoundaryPixels(reference)
    switch (predicted.count, annotated.count) {
    case (0, 0): throw .bothEmpty
    case (0, _): throw .predictionEmpty
    case (_, 0): throw .referenceEmpty
    default: break
    }
    toReference = Self.directed(from: predicted, to: annotated, spacing: spacing)
    toPrediction = Self.directed(from: annotated, to: predicted, spacing: spacing)
  }

  /// The percentile (0…100) of each direction, interpolated linearly at (n − 1)·p; the larger of the two.
  func largerPercentile(_ percentile: Double) -> Double {
    max(Self.percentile(percentile, of: toReference), Self.percentile(percentile, of: toPrediction))
  }

  private static func directed(
    from source: BoundaryPixels, to target: BoundaryPixels, spacing: Spacing
  ) -> [Double] {
    var nearest = NearestBoundary(of: target, spacing: spacing)
    var distances: [Double] = []
    distances.reserveCapacity(source.count)
    for index in 0..<source.count {
      distances.append(nearest.distance(fromX: source.columns[index], y: source.rows[index]))
    }
    distances.sort()
    return distances
  }

  private static func percentile(_ percentile: Double, of sorted: [Double]) -> Double {
    let position = Double(sorted.count - 1) * (percentile / 100)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }
}
