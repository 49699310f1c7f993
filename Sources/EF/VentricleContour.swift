internal import ApicalImaging

/// The outer contour of the LV as a closed polygon in mm, with what lies beyond each of its vertices.
///
/// A vertex lies midway between the centres of an LV pixel and of its neighbour outside; see ``Mask/contours()``.
/// Holes are filled. Points are in mm from the upper left corner of the image: the centre of the first pixel is at
/// half a spacing.
struct VentricleContour {
  /// A smaller share of the LV's pixels in its largest piece is no ventricle to measure.
  static let minimumShareOfLargestPiece = 0.8

  /// Clockwise as seen on the image; the last point connects to the first.
  let points: [Point]
  /// The label of the pixel outside of each vertex; nil beyond the edge of the image.
  let outside: [Label?]

  /// - Throws: ``EFFailure`` without spacing, without LV or with an LV in pieces.
  init(_ map: LabelMap) throws(EFFailure) {
    guard let spacing = map.spacing else { throw .spacingMissing }
    let lv = try Self.largestPiece(of: map.mask(of: .lv))
    let outline = lv.contours()[0]
    points = outline.map { Point(x: $0.x * spacing.x, y: $0.y * spacing.y) }
    outside = outline.map { Self.label(beyond: $0, of: lv, in: map) }
  }

  private static func largestPiece(of lv: Mask) throws(EFFailure) -> Mask {
    let pieces = lv.components(connectivity: .four)
    guard let largest = pieces.first else { throw .lvEmpty }
    let share = Double(largest.area) / Double(pieces.reduce(0) { $0 + $1.area })
    guard share >= minimumShareOfLargestPiece else {
      throw .lvInPieces(count: pieces.count, largestShare: share)
    }
    var mask = Mask(size: lv.size)
    for pixel in largest.pixels { mask.isInside[pixel] = true }
    return mask
  }

  /// The label across the pixel edge on which a vertex lies.
  private static func label(beyond vertex: Point, of lv: Mask, in map: LabelMap) -> Label? {
    let (x, y) = (Int(vertex.x), Int(vertex.y))
    let neighbour = vertex.x == Double(x) ? (x: x - 1, y: y) : (x: x, y: y - 1)
    for (x, y) in [(x, y), neighbour] {
      guard x >= 0, y >= 0, x < map.width, y < map.height else { return nil }
      if !lv[x, y] { return map[x, y] }
    }
    preconditionFailure("a contour runs between a pixel of the mask and one that is not")
  }
}
