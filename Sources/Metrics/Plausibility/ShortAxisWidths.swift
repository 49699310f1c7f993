internal import ApicalImaging

/// Widths of the LV across its principal axis, at a quarter, a half and three quarters of the way from base to apex; mm.
public struct ShortAxisWidths: Sendable, Equatable, Codable {
  /// Near the base, in the middle, near the apex.
  public let basal, mid, apical: Double
  /// Extent along the axis.
  public let length: Double
  /// Degrees of the axis from straight down, positive when the base lies to the right of the apex.
  public let orientation: Double

  /// A ventricle tapers: the apical width over the middle one.
  public var apicalTaper: Double? { mid > 0 ? apical / mid : nil }
  /// The middle width over the basal one; above 1 where the ventricle bulges.
  public var midBulge: Double? { basal > 0 ? mid / basal : nil }
  /// Length over the middle width.
  public var elongation: Double? { mid > 0 ? length / mid : nil }
  /// True where no width is larger than one nearer to the base.
  public var narrowsTowardsApex: Bool { basal >= mid && mid >= apical }

  init(_ outline: StructureOutline, _ axis: VentricleAxis) {
    func width(_ level: Double) -> Double { Self.width(outline.points, axis, level) }
    (basal, mid, apical) = (width(0.75), width(0.5), width(0.25))
    length = axis.length
    orientation = axis.orientation
  }

  /// Length of the line across the axis at this level that lies inside of the outline.
  private static func width(_ points: [Point], _ axis: VentricleAxis, _ level: Double) -> Double {
    var crossings: [Double] = []
    for (index, point) in points.enumerated() {
      let next = points[(index + 1) % points.count]
      let (from, to) = (axis.level(of: point), axis.level(of: next))
      guard (from < level) != (to < level) else { continue }
      let part = (level - from) / (to - from)
      crossings.append(axis.across(point) + part * (axis.across(next) - axis.across(point)))
    }
    crossings.sort()
    return stride(from: 0, to: crossings.count - 1, by: 2).reduce(0) {
      $0 + crossings[$1 + 1] - crossings[$1]
    }
  }
}
