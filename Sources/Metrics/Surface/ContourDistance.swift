public import ApicalImaging

/// Distance between the outlines of two masks as polygons, at sub-pixel accuracy, in mm.
///
/// The outlines are marching squares at half height (``ApicalImaging/Mask/contours()``). From each vertex, and from
/// each point that halves an edge, to the nearest point of the other outline's edges, not merely its vertices.
/// The cost grows with the length of the outlines.
public struct ContourDistance: Sendable, Equatable, Codable {
  /// Mean of the two directed means, mm.
  public let mean: Double
  /// The largest distance of both directions, mm.
  public let maximum: Double

  /// - Throws: ``MetricError`` for masks of different sizes, or when one or both are empty.
  public init(_ prediction: Mask, _ reference: Mask, spacing: Spacing) throws(MetricError) {
    self = try RegionComparison(prediction, reference, spacing: spacing).contours()
  }

  /// - Precondition: neither is empty; both have one size.
  init(prediction: BitMask, reference: BitMask, spacing: Spacing) {
    let (predicted, annotated) = (CornerLattice(prediction), CornerLattice(reference))
    let forth = Self.directed(from: predicted, to: annotated, spacing)
    let back = Self.directed(from: annotated, to: predicted, spacing)
    mean = (forth.mean + back.mean) / 2
    maximum = max(forth.maximum, back.maximum)
  }

  private static func directed(
    from source: CornerLattice, to target: CornerLattice, _ spacing: Spacing
  ) -> (mean: Double, maximum: Double) {
    let nearest = NearestEdge(of: target, spacing: spacing)
    let edges = OutlineEdges(spacing: spacing)
    var (sum, largest, count) = (0.0, 0.0, 0)
    source.outline.forEachPixel { x, y in
      for edge in edges.range(code: source.code(x, y)) {
        let squared = nearest.squaredDistances(from: edges.points(of: edge), x: x, y: y)
        sum += squared.squareRoot().sum()
        largest = max(largest, squared.max())
        count += 2
      }
    }
    return (sum / Double(count), largest.squareRoot())
  }
}
