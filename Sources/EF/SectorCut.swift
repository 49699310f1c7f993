public import ApicalImaging
internal import Foundation

/// How much of the LV's contour runs along the border of what the probe sees, so that a part of it may lie
/// beyond.
public enum SectorCut {
  /// A contour vertex this near to the border of the sector lies on it, mm.
  public static let reach = 1.0
  /// A larger share of the contour on the border leaves the LV unmeasured.
  public static let maximumShare = 0.1

  /// Share of the contour's length that lies on the border of the sector or of the image, 0…1.
  ///
  /// - Parameters:
  ///   - labels: Segmentation with an LV.
  ///   - sector: On the grid of the labels.
  /// - Throws: ``EFFailure`` without spacing, without LV, or with an LV in pieces.
  public static func share(_ labels: LabelMap, sector: Sector) throws(EFFailure) -> Double {
    share(try VentricleContour(labels), sector: sector)
  }

  static func test(_ contour: VentricleContour, sector: Sector) throws(EFFailure) {
    let share = share(contour, sector: sector)
    guard share <= maximumShare else { throw .cutBySector(share: share) }
  }

  private static func share(_ contour: VentricleContour, sector: Sector) -> Double {
    let isOnBorder = zip(contour.points, contour.outside).map { point, label in
      label == nil || distanceToBorder(point, of: sector) <= reach
    }
    var (cut, whole) = (0.0, 0.0)
    for (index, point) in contour.points.enumerated() {
      let next = (index + 1) % contour.points.count
      let length = point.distance(to: contour.points[next])
      whole += length
      if isOnBorder[index] && isOnBorder[next] { cut += length }
    }
    return cut / whole
  }

  /// From a point in mm to the nearest side or the arc, mm; negative outside of the sector.
  private static func distanceToBorder(_ point: Point, of sector: Sector) -> Double {
    let pixel = Point(x: point.x / sector.spacing.x, y: point.y / sector.spacing.y)
    let (distance, direction) = sector.polar(pixel)
    let angle = min(sector.rightAngle - direction, direction + sector.leftAngle)
    let toSide = angle >= 90 ? distance : distance * sin(angle * .pi / 180)
    return min(sector.radius - distance, toSide)
  }
}
