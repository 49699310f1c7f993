public import ApicalImaging

/// A frame's grid, scale and sector, as the transformations change them.
///
/// Every transformation keeps lengths in mm: what changes is which part of the plane the grid shows, and the size of
/// its pixels.
public struct FrameGeometry: Sendable, Equatable {
  /// Columns and rows.
  public let size: PixelSize
  /// mm per pixel.
  public let spacing: Spacing
  /// Tip, angles and radius of what was scanned.
  public let sector: Sector
  /// From this grid's pixel coordinates to those of the frame before all transformations.
  public let toOriginal: AffineMap

  /// An original frame.
  public init(size: PixelSize, sector: Sector) {
    self.init(size: size, spacing: sector.spacing, sector: sector, toOriginal: .identity)
  }

  private init(size: PixelSize, spacing: Spacing, sector: Sector, toOriginal: AffineMap) {
    self.size = size
    self.spacing = spacing
    self.sector = sector
    self.toOriginal = toOriginal
  }

  /// Depth, tilt, width and translation in the order of the paper's section 2.4.
  public func applying(_ draw: AugmentationDraw) -> FrameGeometry {
    var geometry = self
    if let depth = draw.depth { geometry = geometry.deepened(byRows: depth) }
    if let tilt = draw.tilt { geometry = geometry.tilted(degrees: tilt) }
    if let width = draw.width { geometry = geometry.widened(by: width) }
    if let x = draw.shiftX, let y = draw.shiftY { geometry = geometry.shifted(x: x, y: y) }
    return geometry
  }

  /// `rows` rows are added at the bottom, and the whole is resized to the grid.
  private func deepened(byRows rows: Double) -> FrameGeometry {
    let factor = (Double(size.height) + rows) / Double(size.height)
    return moved(AffineMap.scaling(x: 1, y: 1 / factor), scaleX: 1, scaleY: factor)
  }

  private func tilted(degrees: Double) -> FrameGeometry {
    let turn = AffineMap.rotation(degrees: degrees, around: sector.tip, spacing: spacing)
    return moved(turn, scaleX: 1, scaleY: 1, turn: degrees)
  }

  /// The width is multiplied about the middle of the image.
  private func widened(by factor: Double) -> FrameGeometry {
    let centre = Point(x: Double(size.width) / 2, y: 0)
    return moved(AffineMap.scaling(x: factor, y: 1, around: centre), scaleX: 1 / factor, scaleY: 1)
  }

  private func shifted(x: Double, y: Double) -> FrameGeometry {
    moved(AffineMap.translation(x: x, y: y), scaleX: 1, scaleY: 1)
  }

  /// - Parameters:
  ///   - map: Where a position of this grid goes.
  ///   - scaleX: Factor of the spacing along rows; `scaleY` down columns.
  ///   - turn: Degrees that the content turns, positive to the right.
  private func moved(_ map: AffineMap, scaleX: Double, scaleY: Double, turn: Double = 0) -> FrameGeometry {
    guard let scaled = try? Spacing(x: spacing.x * scaleX, y: spacing.y * scaleY) else {
      preconditionFailure("a transformation keeps pixels larger than nothing")
    }
    let moved = Sector(
      tip: map(sector.tip), leftAngle: sector.leftAngle - turn, rightAngle: sector.rightAngle + turn,
      radius: sector.radius, depth: Double(size.height) * scaled.y, spacing: scaled)
    return FrameGeometry(
      size: size, spacing: scaled, sector: moved, toOriginal: map.inverse.then(toOriginal))
  }
}
