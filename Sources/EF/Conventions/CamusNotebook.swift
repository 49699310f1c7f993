public import ApicalImaging

/// The volumes of the notebook that is published with CAMUS, from the masks on.
///
/// It differs from the guidelines in more than the formula. The mitral plane is the longest chord within 45°
/// of the horizontal, right end first along the contour from its lowest point on, from which the contour
/// between the ends departs by at most 8 pixels. The base is the contour point half-way between those ends,
/// by count; the apex is the point farthest from it. At the start of each of 20 discs the diameter is found
/// by half pixels, on each side from the eighth pixel to the first one outside. The longest of the four axes
/// stands for both phases, and volumes are rounded to whole mL: ESV comes out too large, and EF some 10
/// points too low for a ventricle that shortens by a fifth.
///
/// The notebook of the CAMUS challenge; the same procedure is `heart_us.py` of the library vital. Our own
/// code, to show what a convention does to published numbers.
public enum CamusNotebook {
  /// What the notebook does with its discs.
  public static let convention = VolumeConvention(
    sampling: .starts, lengthPhase: .longestOfBeat, rounding: .wholeMillilitres)

  /// How far the contour may depart from the mitral plane, and where the search for a wall begins, pixels.
  static let tolerance = 8.0

  /// EDV, ESV and EF of a pair of beats as the notebook prints them.
  ///
  /// - Parameters:
  ///   - beats: A2C and A4C.
  ///   - convention: Other than the notebook's own, to see what the choice of length and the rounding do.
  /// - Throws: ``EFFailure`` for a view that is not there, a mask that cannot be measured, or volumes without
  ///   an EF.
  public static func fraction(
    _ beats: [ViewBeat<LabelMap>], convention: VolumeConvention = convention
  ) throws(EFFailure) -> EjectionFraction {
    var measured: [ViewBeat<(discs: SimpsonDiscs, area: Double)>] = []
    for beat in beats {
      measured.append(try beat.map { (map) throws(EFFailure) in (discs: try discs(map), area: 0) })
    }
    return try convention.fraction(measured)
  }

  /// Diameters and length of one frame by the notebook's procedure.
  ///
  /// - Throws: ``EFFailure`` without spacing, without LV, with an LV in pieces, or without a mitral plane.
  public static func discs(_ map: LabelMap) throws(EFFailure) -> SimpsonDiscs {
    let (square, step) = try squared(map)
    let piece = try VentricleContour.largestPiece(of: square)
    var mask = Mask(size: square.size)
    for pixel in piece.pixels { mask.isInside[pixel] = true }
    let contour = contour(of: mask)
    guard let base = base(of: contour), let apex = farthest(from: base, in: contour) else {
      throw .noMitralPlane(length: 0)
    }
    let length = base.distance(to: apex)
    guard length * step >= LongAxis.minimumLength else { throw .noMitralPlane(length: length * step) }
    let direction = Point(x: apex.x - base.x, y: apex.y - base.y)
    let normal = Point(x: -direction.y / length, y: direction.x / length)
    let diameters = DiscSampling.starts.positions(20).map { share in
      let middle = Point(x: base.x + share * direction.x, y: base.y + share * direction.y)
      return [1.0, -1].reduce(0) { $0 + wall(of: mask, from: middle, along: normal, side: $1) } * step
    }
    return SimpsonDiscs(diameters: diameters, length: length * step)
  }

  /// The map on square pixels as small as its shorter side, by nearest neighbours, and their side in mm.
  private static func squared(_ map: LabelMap) throws(EFFailure) -> (LabelMap, step: Double) {
    guard let spacing = map.spacing else { throw .spacingMissing }
    let step = min(spacing.x, spacing.y)
    let size = PixelSize(
      width: Int((Double(map.width) * spacing.x / step).rounded(.toNearestOrEven)),
      height: Int((Double(map.height) * spacing.y / step).rounded(.toNearestOrEven)))
    guard size != map.size else { return (map, step) }
    let labels = (0..<size.count).map { index in
      let (x, y) = (index % size.width, index / size.width)
      return map.labels[
        (2 * y + 1) * map.height / (2 * size.height) * map.width + (2 * x + 1) * map.width / (2 * size.width)]
    }
    return (LabelMap(size: size, spacing: spacing.resampled(from: map.size, to: size), labels: labels), step)
  }

  /// The outline from its lowest point on, the rightmost of several, as marching squares row by row close it
  /// last; that point comes again at the end. Pixels are counted by their centres.
  private static func contour(of mask: Mask) -> [Point] {
    let outline = mask.contours()[0].map { Point(x: $0.x - 0.5, y: $0.y - 0.5) }
    let start = outline.indices.max { (outline[$0].y, outline[$0].x) < (outline[$1].y, outline[$1].x) } ?? 0
    return Array(outline[start...] + outline[...start])
  }

  /// The contour point half-way along the mitral plane.
  private static func base(of contour: [Point]) -> Point? {
    var best = (length: 0.0, first: 0, last: 0)
    for last in contour.indices.dropFirst(2) {
      for first in 0..<last {
        let (dx, dy) = (contour[first].x - contour[last].x, contour[first].y - contour[last].y)
        guard dx > 0, abs(dy) <= dx, dx * dx + dy * dy > best.length * best.length else { continue }
        guard isStraight(contour, from: first, to: last) else { continue }
        best = ((dx * dx + dy * dy).squareRoot(), first, last)
      }
    }
    guard best.length > 0 else { return nil }
    let half = (Double(best.last - best.first) / 2).rounded(.toNearestOrEven)
    return contour[best.first + Int(half)]
  }

  /// Whether the contour stays near its chord; the point half-way tells most of them apart.
  private static func isStraight(_ contour: [Point], from first: Int, to last: Int) -> Bool {
    let (start, end) = (contour[first], contour[last])
    let (dx, dy) = (start.x - end.x, start.y - end.y)
    let reach = tolerance * (dx * dx + dy * dy).squareRoot()
    func isNear(_ point: Point) -> Bool { abs(dx * (end.y - point.y) - dy * (end.x - point.x)) <= reach }
    return isNear(contour[(first + last) / 2]) && contour[first + 1..<last].allSatisfy(isNear)
  }

  /// The first of the contour points that lie farthest away.
  private static func farthest(from base: Point, in contour: [Point]) -> Point? {
    contour.max { $0.distance(to: base) < $1.distance(to: base) }
  }

  /// Pixels from a point of the axis to the first pixel outside.
  private static func wall(
    of mask: Mask, from middle: Point, along normal: Point, side: Double
  ) -> Double {
    var distance = tolerance
    while true {
      let x = Int((middle.x + side * distance * normal.x).rounded(.toNearestOrEven))
      let y = Int((middle.y + side * distance * normal.y).rounded(.toNearestOrEven))
      guard x >= 0, y >= 0, x < mask.width, y < mask.height, mask[x, y] else { return distance }
      distance += 0.5
    }
  }
}
