internal import Foundation

extension Sector {
  /// Measures the sector of a frame from its pixels alone.
  ///
  /// The bright region is told from the surroundings by the level and noise of the upper corners; lettering apart from
  /// it is dropped. A straight line is fitted to each side (``SectorEdge``); they meet in the tip. The radius is the
  /// 90th percentile, over directions, of the farthest bright pixel.
  /// - Parameter image: A frame with spacing, which need not be equal along x and y.
  /// - Throws: ``SectorError`` for an image without spacing, a blank one, or one that shows no sector.
  public static func estimate(from image: Image) throws(SectorError) -> Sector {
    guard let spacing = image.spacing, let depth = image.depth else { throw .noSpacing }
    let region = try SectorRegion(image).mask
    let left = try SectorEdge(.left, of: region)
    let right = try SectorEdge(.right, of: region)
    let ratio = spacing.x / spacing.y
    let leftAngle = atan(-left.slope * ratio) * 180 / .pi
    let rightAngle = atan(right.slope * ratio) * 180 / .pi
    guard (10...160).contains(leftAngle + rightAngle) else {
      throw .implausible(angle: leftAngle + rightAngle)
    }
    let y = (left.offset - right.offset) / (right.slope - left.slope)
    let sector = Sector(
      tip: Point(x: left.offset + left.slope * y, y: y), leftAngle: leftAngle, rightAngle: rightAngle,
      radius: depth, depth: depth, spacing: spacing)
    return Sector(
      tip: sector.tip, leftAngle: leftAngle, rightAngle: rightAngle,
      radius: sector.farthest(in: region), depth: depth, spacing: spacing)
  }

  /// 90th percentile over 64 directions of the distance to the farthest bright pixel, mm.
  private func farthest(in region: Mask) -> Double {
    let bins = 64
    var reach = [Double](repeating: 0, count: bins)
    for y in 0..<region.height {
      for x in 0..<region.width where region[x, y] {
        let (distance, direction) = polar(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
        let bin = Int(((direction + leftAngle) / angle * Double(bins)).rounded(.down))
        if (0..<bins).contains(bin) { reach[bin] = max(reach[bin], distance) }
      }
    }
    return reach.sorted()[bins * 9 / 10]
  }
}
