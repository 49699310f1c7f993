public import ApicalImaging

/// Distances from each boundary pixel of one mask to the boundary of the other, in mm, both ways.
///
/// Boundary pixels lie inside their mask and have a 4-neighbour outside of it; beyond the image everything is
/// background. Distances run between pixel centres, exactly, on pixels that need not be square. This is the boundary
/// of SciPy's erosion, medpy and MetricsReloaded; ``CornerDistances`` is that of DeepMind's surface-distance.
public struct SurfaceDistances: Sendable, Equatable {
  /// One value per boundary pixel of the prediction: to the reference. Ascending.
  public let toReference: [Double]
  /// One value per boundary pixel of the reference: to the prediction. Ascending.
  public let toPrediction: [Double]

  /// - Throws: ``MetricError`` for masks of different sizes, or when one or both are empty.
  public init(_ prediction: Mask, _ reference: Mask, spacing: Spacing) throws(MetricError) {
    self = try RegionComparison(prediction, reference, spacing: spacing).surface()
  }

  /// - Precondition: neither is empty; both have one size.
  init(prediction: BitMask, reference: BitMask, spacing: Spacing) {
    let (predicted, annotated) = (prediction.boundary(), reference.boundary())
    toReference = Self.directed(from: predicted, to: annotated, spacing: spacing)
    toPrediction = Self.directed(from: annotated, to: predicted, spacing: spacing)
  }

  private static func directed(from source: BitMask, to target: BitMask, spacing: Spacing) -> [Double] {
    let nearest = NearestPixel(of: target, spacing: spacing)
    var tally = DistanceTally(spacing: spacing)
    source.forEachPixel { x, y in tally.add(nearest.offset(x: x, y: y), weight: 1) }
    return tally.sorted().flatMap { [Double](repeating: $0.distance, count: Int($0.weight)) }
  }
}

extension SurfaceDistances {
  /// Hausdorff distance, mm: the largest of all.
  public var hausdorff: Double {
    max(toReference[toReference.count - 1], toPrediction[toPrediction.count - 1])
  }

  /// Percentile Hausdorff distance, mm, interpolated linearly at (n − 1)·p.
  ///
  /// - Parameters:
  ///   - percentile: 0…100.
  ///   - pooled: True to take it over both directions together, as medpy does; false for the larger of the two
  ///     directed percentiles, as MetricsReloaded does.
  /// - Precondition: `percentile` lies in 0…100.
  public func percentile(_ percentile: Double, pooled: Bool = false) -> Double {
    precondition((0...100).contains(percentile), "a percentile lies in 0…100, not \(percentile)")
    if pooled { return Self.percentile(percentile, of: (toReference + toPrediction).sorted()) }
    return max(Self.percentile(percentile, of: toReference), Self.percentile(percentile, of: toPrediction))
  }

  /// Average symmetric surface distance (ASSD), mm: the mean over all boundary pixels of both masks.
  public var assd: Double {
    (toReference.reduce(0, +) + toPrediction.reduce(0, +)) / Double(toReference.count + toPrediction.count)
  }

  /// Mean average surface distance (MASD), mm: the mean of the two directed means, whatever their pixel counts.
  public var masd: Double { (meanToReference + meanToPrediction) / 2 }

  /// Mean absolute distance from the prediction's boundary to the reference's, mm.
  public var meanToReference: Double { toReference.reduce(0, +) / Double(toReference.count) }
  /// Mean absolute distance from the reference's boundary to the prediction's, mm.
  public var meanToPrediction: Double { toPrediction.reduce(0, +) / Double(toPrediction.count) }

  /// Normalised surface distance (NSD), 0…1: share of the boundary pixels of both masks within `tolerance` (mm) of
  /// the other boundary. Nikolov et al. 2018, counted in pixels as MetricsReloaded does.
  ///
  /// - Precondition: `tolerance` is not negative.
  public func nsd(tolerance: Double) -> Double {
    precondition(tolerance >= 0, "a tolerance is not negative: \(tolerance)")
    let within = [toReference, toPrediction].map { $0.count { $0 <= tolerance } }
    return Double(within[0] + within[1]) / Double(toReference.count + toPrediction.count)
  }

  private static func percentile(_ percentile: Double, of sorted: [Double]) -> Double {
    let position = Double(sorted.count - 1) * (percentile / 100)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }
}
