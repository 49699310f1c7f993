internal import ApicalImaging

/// Exact distances from the edges of one outline to the nearest edge of another.
///
/// An edge belongs to a corner of pixels, passes within `reach` of it and ends within `halfSide`. So once the nearest
/// corner is known, only corners little farther than that one can own the nearest edge.
struct NearestEdge {
  private let lattice: CornerLattice
  private let corners: NearestPixel
  private let edges: OutlineEdges
  private let spacing: Spacing
  /// mm.
  private let reach, halfSide: Double
  private let columnsPerMillimetre: Double

  init(of lattice: CornerLattice, spacing: Spacing) {
    self.lattice = lattice
    self.spacing = spacing
    corners = NearestPixel(of: lattice.outline, spacing: spacing)
    edges = OutlineEdges(spacing: spacing)
    // The height of the triangle that a cut corner takes off, and the longer half side.
    reach = spacing.x * spacing.y / (2 * (spacing.x * spacing.x + spacing.y * spacing.y).squareRoot())
    halfSide = max(spacing.x, spacing.y) / 2
    columnsPerMillimetre = 1 / spacing.x
  }

  /// Squared distances in mm² from two points that lie within half a pixel of a corner.
  ///
  /// - Parameters:
  ///   - points: Start and middle of an edge, mm from the corner.
  ///   - x: Column of the corner.
  ///   - y: Its row.
  @inline(__always) func squaredDistances(from points: EdgePoints, x: Int, y: Int) -> SIMD2<Double> {
    var squared = SIMD2(repeating: Double.infinity)
    let enough = corners.squaredDistance(x: x, y: y).squareRoot() + reach + halfSide
    // No corner beyond this radius owns an edge that is nearer than the best so far.
    var radius = (enough + 2 * halfSide) * (1 + 1e-12)
    var columns = Int(radius * columnsPerMillimetre) + 1
    var step = 0
    while Double(step) * spacing.y <= radius {
      look(row: y - step, points, x: x, y: y, columns, radius * radius, &squared)
      if step > 0 { look(row: y + step, points, x: x, y: y, columns, radius * radius, &squared) }
      let best = max(squared[0], squared[1])
      if best < enough * enough {
        radius = min(radius, best.squareRoot() + 2 * halfSide)
        columns = Int(radius * columnsPerMillimetre) + 1
      }
      step += 1
    }
    return squared
  }

  /// Looks at the edges of all corners of one row within the radius.
  @inline(__always) private func look(
    row: Int, _ points: EdgePoints, x: Int, y: Int, _ columns: Int, _ squaredRadius: Double,
    _ squared: inout SIMD2<Double>
  ) {
    let outline = lattice.outline
    guard row >= 0, row < outline.height else { return }
    let words = outline.words.span
    let dy = Double(row - y) * spacing.y
    let (first, last) = (max(0, x - columns), min(outline.width - 1, x + columns))
    for word in first >> 6...last >> 6 {
      var bits = unsafe words[unchecked: row * outline.stride + word]
      if bits == 0 { continue }
      if word == first >> 6 { bits &= .max << UInt64(first & 63) }
      if word == last >> 6 { bits &= .max >> UInt64(63 - last & 63) }
      while bits != 0 {
        let column = word << 6 + bits.trailingZeroBitCount
        bits &= bits - 1
        let dx = Double(column - x) * spacing.x
        guard dx * dx + dy * dy <= squaredRadius else { continue }
        let moved = points.moved(by: -dx, -dy)
        for edge in edges.range(code: lattice.code(column, row)) {
          let distances = edges.squaredDistances(from: moved, to: edge)
          squared.replace(with: distances, where: distances .< squared)
        }
      }
    }
  }
}
