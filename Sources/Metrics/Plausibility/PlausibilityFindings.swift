public import ApicalImaging

/// What can be measured in one label map that tells a possible ventricle from an impossible one.
///
/// Structures are LV, MYO and LA as labelled; a structure that is absent has no shape. Limits are not applied here: see
/// ``PlausibilityCriterion``.
public struct PlausibilityFindings: Sendable, Equatable, Codable {
  /// mm per pixel.
  public let spacing: Spacing
  /// Shapes; nil for a structure without a pixel.
  public let lv, myo, la: StructureShape?
  /// Background that LV and MYO enclose together and neither alone, mm².
  public let lvMyoGapArea: Double
  /// Background that LV and LA enclose together and neither alone, mm².
  public let lvLAGapArea: Double
  /// What the LV borders on; nil without LV.
  public let contacts: LumenContacts?
  /// Widths of the LV; nil without LV.
  public let widths: ShortAxisWidths?
  /// The published ratios; nil without LV.
  public let ratios: PainchaudRatios?

  /// - Parameters:
  ///   - map: The label map.
  ///   - sector: The sector of the image on the same grid, from its pixels or its header; nil to leave out what needs it.
  /// - Throws: ``MetricError/spacingMissing``.
  public init(_ map: LabelMap, sector: Sector? = nil) throws(MetricError) {
    guard let spacing = map.spacing else { throw .spacingMissing }
    self.spacing = spacing
    let cut = CroppedMap(map)
    func parts(_ label: Label) -> RegionParts? {
      let mask = cut.map.mask(of: label)
      return mask.isEmpty ? nil : RegionParts(mask)
    }
    func outline(_ region: RegionParts?) -> StructureOutline? {
      region.flatMap { StructureOutline(of: $0.largest, in: cut.map, origin: cut.origin, spacing: spacing) }
    }
    let (lumen, wall, atrium) = (parts(.lv), parts(.myo), parts(.la))
    let lumenOutline = outline(lumen)
    func shape(_ label: Label, _ region: RegionParts?, _ outline: StructureOutline?) -> StructureShape? {
      guard let region, let outline else { return nil }
      return StructureShape(label, region: region, outline: outline, spacing: spacing)
    }
    lv = shape(.lv, lumen, lumenOutline)
    myo = shape(.myo, wall, outline(wall))
    la = shape(.la, atrium, outline(atrium))
    lvMyoGapArea = Self.gap(lumen, wall) * spacing.pixelArea
    lvLAGapArea = Self.gap(lumen, atrium) * spacing.pixelArea
    guard let lumen, let lumenOutline else {
      (contacts, widths, ratios) = (nil, nil, nil)
      return
    }
    let axis = VentricleAxis(
      lumenOutline, lumen: cut.positions(lumen.largest, spacing),
      wall: wall.map { cut.positions($0.mask, spacing) } ?? [])
    contacts = LumenContacts(lumenOutline, axis, sector: sector)
    widths = ShortAxisWidths(lumenOutline, axis)
    ratios = PainchaudRatios(cut.map, imageSize: map.size)
  }

  /// Pixels that two structures enclose together, less those that one of them encloses alone.
  private static func gap(_ one: RegionParts?, _ other: RegionParts?) -> Double {
    guard let one, let other else { return 0 }
    var both = one.mask
    for index in both.isInside.indices where other.mask.isInside[index] { both.isInside[index] = true }
    let enclosed = both.enclosed().isInside
    return Double(
      enclosed.indices.count {
        enclosed[$0] && !one.holes.isInside[$0] && !other.holes.isInside[$0]
      })
  }
}

/// The part of a label map that holds its structures, with a margin of one pixel where the image has one.
private struct CroppedMap {
  let map: LabelMap
  let origin: (x: Int, y: Int)

  init(_ whole: LabelMap) {
    var (left, right, top, bottom) = (whole.width, -1, whole.height, -1)
    for y in 0..<whole.height {
      let row = whole.labels[y * whole.width..<(y + 1) * whole.width]
      guard let first = row.firstIndex(where: { $0 != 0 }), let last = row.lastIndex(where: { $0 != 0 })
      else {
        continue
      }
      left = min(left, first - row.startIndex)
      right = max(right, last - row.startIndex)
      top = min(top, y)
      bottom = y
    }
    guard bottom >= 0 else {
      (map, origin) = (whole, (0, 0))
      return
    }
    let (x, y) = (
      max(0, left - 1)...min(whole.width - 1, right + 1), max(0, top - 1)...min(whole.height - 1, bottom + 1)
    )
    let labels = y.flatMap { whole.labels[$0 * whole.width + x.lowerBound...$0 * whole.width + x.upperBound] }
    map = LabelMap(
      size: PixelSize(width: x.count, height: y.count), spacing: whole.spacing, labels: labels)
    origin = (x.lowerBound, y.lowerBound)
  }

  /// Centres of the pixels of a mask, mm from the corner of the image.
  func positions(_ mask: Mask, _ spacing: Spacing) -> [Point] {
    mask.isInside.indices.compactMap { index in
      guard mask.isInside[index] else { return nil }
      return Point(
        x: (Double(index % mask.width + origin.x) + 0.5) * spacing.x,
        y: (Double(index / mask.width + origin.y) + 0.5) * spacing.y)
    }
  }
}
