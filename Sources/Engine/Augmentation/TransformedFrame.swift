public import ApicalImaging

/// A labelled frame after the transformations of one draw, ready to be repainted.
public struct TransformedFrame: Sendable {
  /// The frame, resized to the grid and transformed; black outside of the keep mask.
  public let image: Image
  /// The labels that lie on kept pixels.
  public let labels: LabelMap
  /// What comes from the original: inside of its sector, at least the border away from its edge.
  public let keep: Mask
  /// Grid, scale and sector.
  public let geometry: FrameGeometry
  /// What was drawn.
  public let draw: AugmentationDraw
  /// Share of the labelled area, in mm², that is still on the grid; 1 for a frame without labels.
  public let labelsLeft: Double
  /// Share of the labelled pixels on the grid that fell outside of the keep mask; ``labels`` has them as background
  /// unless that was allowed.
  public let labelsOffKeep: Double
  /// Share of the area of LV and MYO, in mm², on kept pixels: after the transformations to before. Of all labels for a
  /// frame with neither of the two, and 1 for a frame without labels in its sector.
  public let structuresLeft: Double

  /// Transforms a frame.
  ///
  /// - Parameters:
  ///   - image: The original on its own grid.
  ///   - labels: Its labels on the same grid.
  ///   - sector: Its sector, in its pixel coordinates.
  ///   - draw: What to do.
  ///   - size: The grid to work on; 256 × 256 in the paper.
  ///   - border: Pixels of that grid by which the keep mask stays inside of the original's sector.
  ///   - keepsLabelsOnPaint: True to leave labels on pixels that will be painted.
  /// - Precondition: image and labels have one size; `border` is not negative.
  public init(
    _ image: Image, labels: LabelMap, sector: Sector, draw: AugmentationDraw,
    size: PixelSize = PixelSize(width: 256, height: 256), border: Double = 1, keepsLabelsOnPaint: Bool = false
  ) {
    precondition(image.size == labels.size, "image and labels share a grid")
    precondition(border >= 0, "a border is not negative: \(border)")
    let original = FrameGeometry(size: size, sector: sector.resampled(from: image.size, to: size))
    let geometry = original.applying(draw)
    let keep = Self.keepMask(geometry, border: border)
    let (image, labels) = (image.resized(to: size), labels.resized(to: size))
    var warped = image.warped(by: geometry.toOriginal, size: size, spacing: geometry.spacing)
    for index in warped.pixels.indices where !keep.isInside[index] { warped.pixels[index] = 0 }
    var moved = labels.warped(by: geometry.toOriginal, size: size, spacing: geometry.spacing)
    let onGrid = moved.labels.count { $0 != 0 }
    let offKeep = moved.labels.indices.count { moved.labels[$0] != 0 && !keep.isInside[$0] }
    let structures = Self.structures(labels)
    let before = Self.area(
      structures, labels, on: Self.keepMask(original, border: border), original.spacing)
    structuresLeft = before == 0 ? 1 : Self.area(structures, moved, on: keep, geometry.spacing) / before
    if !keepsLabelsOnPaint {
      for index in moved.labels.indices where !keep.isInside[index] { moved.labels[index] = 0 }
    }
    let labelled = Double(labels.labels.count { $0 != 0 }) * original.spacing.pixelArea
    self.image = warped
    self.labels = moved
    self.keep = keep
    self.geometry = geometry
    self.draw = draw
    labelsLeft = labelled == 0 ? 1 : Double(onGrid) * geometry.spacing.pixelArea / labelled
    labelsOffKeep = onGrid == 0 ? 0 : Double(offKeep) / Double(onGrid)
  }

  /// LV and MYO, or every label of a frame that has neither.
  private static func structures(_ labels: LabelMap) -> Set<UInt8> {
    let present = Set(labels.presentLabels.map(\.rawValue))
    let ventricle = present.intersection([Label.lv.rawValue, Label.myo.rawValue])
    return ventricle.isEmpty ? present : ventricle
  }

  /// Area of some labels on a mask, mm².
  private static func area(
    _ structures: Set<UInt8>, _ labels: LabelMap, on mask: Mask, _ spacing: Spacing
  ) -> Double {
    let count = labels.labels.indices.count { mask.isInside[$0] && structures.contains(labels.labels[$0]) }
    return Double(count) * spacing.pixelArea
  }

  /// Pixels whose centre lies in the original image and in the sector, drawn in by the border.
  private static func keepMask(_ geometry: FrameGeometry, border: Double) -> Mask {
    let sector = geometry.sector
    let margin = border * max(geometry.spacing.x, geometry.spacing.y)
    var mask = Mask(size: geometry.size)
    for y in 0..<geometry.size.height {
      for x in 0..<geometry.size.width {
        let point = Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
        let source = geometry.toOriginal(point)
        let isOnImage =
          source.x >= 0 && source.y >= 0 && source.x < Double(geometry.size.width)
          && source.y < Double(geometry.size.height)
        mask[x, y] = isOnImage && sector.contains(point, margin: margin)
      }
    }
    return mask
  }
}
