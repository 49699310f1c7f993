/// The part of a picture that has a scale, and the scale.
struct Calibration: Equatable {
  var crop: PixelRectangle?
  var spacing: Spacing?
  var source = SpacingSource.none
  var notes: [RecordingNote] = []

  /// Takes the largest calibrated region of tissue; without one, PixelSpacing.
  ///
  /// Vendors give the last pixel of a region or the one behind it: one pixel beyond the picture is cut off. A region
  /// that reaches further tells of a picture that was resized after calibration, whose scale is lost: no scale is
  /// taken, not even PixelSpacing's.
  init(regions: [UltrasoundRegion], pixelSpacing: Spacing?, size: PixelSize) {
    let tissue = regions.filter(\.isCalibratedTissue)
    let fitting = tissue.filter { Self.overhang($0.rectangle, size) <= 1 }
    if let region = fitting.max(by: { $0.rectangle.size.count < $1.rectangle.size.count }),
      let part = region.rectangle.clipped(to: size), let spacing = region.spacing
    {
      use(region: part, spacing)
      if part != region.rectangle { notes.append(.regionClipped) }
      if tissue.count > 1 { notes.append(.severalRegions(count: tissue.count)) }
      if let pixelSpacing, !Self.agree(spacing, pixelSpacing) {
        notes.append(.spacingDisagrees(region: spacing, pixelSpacing: pixelSpacing))
      }
    } else if let lost = tissue.first {
      notes.append(.calibrationMismatch(region: lost.rectangle, size: size))
    } else if let pixelSpacing {
      spacing = pixelSpacing
      source = .pixelSpacing
    }
  }

  private mutating func use(region: PixelRectangle, _ spacing: Spacing) {
    crop = region
    self.spacing = spacing
    source = .ultrasoundRegion
  }

  /// Pixels beyond the right or the lower edge.
  private static func overhang(_ region: PixelRectangle, _ size: PixelSize) -> Int {
    max(region.x + region.size.width - size.width, region.y + region.size.height - size.height)
  }

  private static func agree(_ a: Spacing, _ b: Spacing) -> Bool {
    abs(a.x / b.x - 1) < 0.001 && abs(a.y / b.y - 1) < 0.001
  }
}
