public import ApicalImaging

/// Distances between the outlines of two masks on the lattice of pixel corners, each weighed by a length of outline.
///
/// A corner is on the outline when its four pixels do not agree; it carries the length of the marching-squares line
/// through it. Distances run between corners. This is the definition of DeepMind's surface-distance (Nikolov et al.,
/// "Deep learning to achieve clinically applicable segmentation of head and neck anatomy", 2018).
public struct CornerDistances: Sendable, Equatable {
  /// Corners at one distance from the other outline, with the length of outline that they carry, mm.
  public struct Element: Sendable, Equatable {
    /// mm.
    public let distance, length: Double
  }

  /// From the prediction's outline to the reference's, by ascending distance.
  public let toReference: [Element]
  /// From the reference's outline to the prediction's, by ascending distance.
  public let toPrediction: [Element]

  /// - Throws: ``MetricError`` for masks of different sizes, or when one or both are empty.
  public init(_ prediction: Mask, _ reference: Mask, spacing: Spacing) throws(MetricError) {
    self = try RegionComparison(prediction, reference, spacing: spacing).corners()
  }

  /// - Precondition: neither is empty; both have one size.
  init(prediction: BitMask, reference: BitMask, spacing: Spacing) {
    let (predicted, annotated) = (CornerLattice(prediction), CornerLattice(reference))
    toReference = Self.directed(from: predicted, to: annotated, spacing: spacing)
    toPrediction = Self.directed(from: annotated, to: predicted, spacing: spacing)
  }

  private static func directed(
    from source: CornerLattice, to target: CornerLattice, spacing: Spacing
  ) -> [Element] {
    let nearest = NearestPixel(of: target.outline, spacing: spacing)
    let lengths = CornerLattice.lengths(spacing)
    var tally = DistanceTally(spacing: spacing)
    source.outline.forEachPixel { x, y in
      tally.add(nearest.offset(x: x, y: y), weight: lengths[source.code(x, y)])
    }
    return tally.sorted().map { Element(distance: $0.distance, length: $0.weight) }
  }
}

extension CornerDistances {
  /// Hausdorff distance, mm: the largest of all.
  public var hausdorff: Double {
    max(toReference[toReference.count - 1].distance, toPrediction[toPrediction.count - 1].distance)
  }

  /// Percentile Hausdorff distance, mm, weighed by length: for each direction the smallest distance within which at
  /// least that part of the outline lies; the larger of the two.
  ///
  /// - Precondition: `percentile` lies in 0…100.
  public func percentile(_ percentile: Double) -> Double {
    precondition((0...100).contains(percentile), "a percentile lies in 0…100, not \(percentile)")
    return max(Self.percentile(percentile, of: toReference), Self.percentile(percentile, of: toPrediction))
  }

  /// Mean distance from the prediction's outline to the reference's, weighed by length, mm.
  public var meanToReference: Double { Self.mean(toReference) }
  /// Mean distance from the reference's outline to the prediction's, weighed by length, mm.
  public var meanToPrediction: Double { Self.mean(toPrediction) }

  /// Surface Dice (NSD weighed by length), 0…1: share of both outlines within `tolerance` (mm) of the other.
  ///
  /// - Precondition: `tolerance` is not negative.
  public func nsd(tolerance: Double) -> Double {
    precondition(tolerance >= 0, "a tolerance is not negative: \(tolerance)")
    func length(_ elements: [Element], within limit: Double) -> Double {
      elements.reduce(0) { $0 + ($1.distance <= limit ? $1.length : 0) }
    }
    let within = length(toReference, within: tolerance) + length(toPrediction, within: tolerance)
    return within / (length(toReference, within: .infinity) + length(toPrediction, within: .infinity))
  }

  private static func mean(_ elements: [Element]) -> Double {
    let (sum, length) = elements.reduce((0.0, 0.0)) { ($0.0 + $1.distance * $1.length, $0.1 + $1.length) }
    return sum / length
  }

  private static func percentile(_ percentile: Double, of elements: [Element]) -> Double {
    let total = elements.reduce(0) { $0 + $1.length }
    var sum = 0.0
    for element in elements {
      sum += element.length
      // Sums of lengths are rounded; a share that is met but for that counts as met.
      if sum / total >= percentile / 100 - 1e-12 { return element.distance }
    }
    return elements[elements.count - 1].distance
  }
}
