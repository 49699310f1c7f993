public import ApicalImaging

/// The shape of one structure in one frame: parts, holes, convexity, roundness.
///
/// Parts hang together by edges or corners; holes are what the structure encloses, whatever its label. Solidity, concavity
/// and circularity are those of the outer outline of the largest part, with holes filled.
public struct StructureShape: Sendable, Equatable, Codable {
  /// The structure.
  public let label: Label
  /// All of its pixels, mm².
  public let area: Double
  /// Number of parts.
  public let parts: Int
  /// Outside of the largest part, mm².
  public let detachedArea: Double
  /// Enclosed, mm².
  public let holeArea: Double
  /// Area over that of the convex hull, 0…1.
  public let solidity: Double
  /// Largest distance from the outline to the convex hull, mm.
  public let concavityDepth: Double
  /// 4π × area / perimeter², of the outline evened out over five pixels: 1 for a disc, 0.785 for a square.
  public let circularity: Double

  /// - Precondition: the structure has a pixel.
  init(_ label: Label, region: RegionParts, outline: StructureOutline, spacing: Spacing) {
    self.label = label
    area = Double(region.mask.area) * spacing.pixelArea
    parts = region.parts
    detachedArea = Double(region.mask.area - region.largest.area) * spacing.pixelArea
    holeArea = Double(region.holes.area) * spacing.pixelArea
    let points = outline.points
    let hull = ConvexHull(points)
    solidity = min(1, abs(signedArea(of: points)) / hull.area)
    concavityDepth = points.lazy.map(hull.depth).max() ?? 0
    let smooth = outline.smoothed
    let perimeter = smooth.indices.reduce(0) { $0 + smooth[$1].distance(to: smooth[($1 + 1) % smooth.count]) }
    circularity = 4 * Double.pi * abs(signedArea(of: smooth)) / (perimeter * perimeter)
  }
}

/// A structure, its largest part and what it encloses, on one grid.
struct RegionParts: Sendable {
  let mask, largest, holes: Mask
  let parts: Int

  init(_ mask: Mask) {
    let components = mask.components(connectivity: .eight)
    var largest = Mask(size: mask.size)
    for pixel in components.first?.pixels ?? [] { largest.isInside[pixel] = true }
    self.mask = mask
    self.largest = largest
    parts = components.count
    holes = mask.enclosed()
  }
}

extension Mask {
  /// The pixels outside of the mask from which no path along edges leads out of the image.
  func enclosed() -> Mask {
    var isOpen = [Bool](repeating: false, count: size.count)
    var stack: [Int] = []
    func visit(_ index: Int) {
      guard !isInside[index], !isOpen[index] else { return }
      isOpen[index] = true
      stack.append(index)
    }
    for x in 0..<width {
      visit(x)
      visit((height - 1) * width + x)
    }
    for y in 0..<height {
      visit(y * width)
      visit(y * width + width - 1)
    }
    while let index = stack.popLast() {
      let x = index % width
      if x > 0 { visit(index - 1) }
      if x + 1 < width { visit(index + 1) }
      if index >= width { visit(index - width) }
      if index + width < size.count { visit(index + width) }
    }
    return Mask(size: size, isInside: isInside.indices.map { !isInside[$0] && !isOpen[$0] })
  }
}
