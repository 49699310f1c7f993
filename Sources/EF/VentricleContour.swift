internal import ApicalImaging

/// The outer contour of the LV as a closed polygon in mm, with what lies beyond each of its vertices.
///
/// A vertex lies midway between the centres of an LV pixel and of its neighbour outside; see
/// ``Mask/contours()``. Holes are filled. Points are in mm from the upper left corner of the image: the
/// centre of the first pixel is at half a spacing.
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
    let piece = Piece(try Self.largestPiece(of: map).pixels, width: map.width)
    let outline = piece.mask.contours()[0]
    points = outline.map {
      Point(x: ($0.x + Double(piece.x)) * spacing.x, y: ($0.y + Double(piece.y)) * spacing.y)
    }
    outside = outline.map { piece.label(beyond: $0, in: map) }
  }

  /// The 4-connected piece that is measured.
  ///
  /// - Throws: ``EFFailure`` without LV or with an LV in pieces.
  static func largestPiece(of map: LabelMap) throws(EFFailure) -> Mask.Component {
    let pieces = map.mask(of: .lv).components(connectivity: .four)
    guard let largest = pieces.first else { throw .lvEmpty }
    let share = Double(largest.area) / Double(pieces.reduce(0) { $0 + $1.area })
    guard share >= minimumShareOfLargestPiece else {
      throw .lvInPieces(count: pieces.count, largestShare: share)
    }
    return largest
  }
}

/// A piece of the LV, cut out of its map.
private struct Piece {
  /// The pixels of the piece within its bounding box.
  let mask: Mask
  /// Where the upper left pixel of the box lies in the map.
  let x, y: Int

  init(_ pixels: [Int], width: Int) {
    let (columns, rows) = (pixels.map { $0 % width }, pixels.map { $0 / width })
    let (left, top) = (columns.min()!, rows.min()!)
    var mask = Mask(size: PixelSize(width: columns.max()! - left + 1, height: rows.max()! - top + 1))
    for (column, row) in zip(columns, rows) { mask[column - left, row - top] = true }
    (self.mask, x, y) = (mask, left, top)
  }

  /// The label across the pixel edge on which a vertex lies; nil beyond the edge of the map.
  func label(beyond vertex: Point, in map: LabelMap) -> Label? {
    let (column, row) = (Int(vertex.x), Int(vertex.y))
    let isUpright = vertex.x == Double(column)
    let pixels = [(column, row), isUpright ? (column - 1, row) : (column, row - 1)]
    guard let (column, row) = pixels.first(where: { !contains($0.0, $0.1) }) else {
      preconditionFailure("a contour runs between a pixel of the mask and one that is not")
    }
    let (x, y) = (column + x, row + y)
    return x >= 0 && y >= 0 && x < map.width && y < map.height ? map[x, y] : nil
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && row >= 0 && column < mask.width && row < mask.height && mask[column, row]
  }
}
