internal import ApicalImaging
internal import Foundation

/// What the LV borders on, along its outer outline.
///
/// The mitral base is the longest stretch of the outline without MYO beside it, as far as it lies in the third of the
/// ventricle away from the apex; a side wall that is missing does not belong to it. All else should border on MYO.
public struct LumenContacts: Sendable, Equatable, Codable {
  /// Length of the outline, and of the part that is the mitral base, mm.
  public let perimeter, baseLength: Double
  /// Outside of the base, of all that is not base: share beside MYO, and share beside background; 0…1.
  public let myocardiumShare, backgroundShare: Double
  /// Longest stretch beside background outside of the base, mm.
  public let longestBackgroundStretch: Double
  /// On the border of the image, mm.
  public let imageBorder: Double
  /// Within ``sectorTolerance`` of the border of the sector, or beyond it, mm; nil where no sector was given.
  public let sectorEdge: Double?

  /// Distance from the border of the sector within which the LV is cut by it, mm.
  public static let sectorTolerance = 1.0

  init(_ outline: StructureOutline, _ axis: VentricleAxis, sector: Sector?) {
    let vertices = outline.vertices
    let isBase = Self.base(vertices, axis)
    func length(_ condition: (Int) -> Bool) -> Double {
      vertices.indices.reduce(0) { $0 + (condition($1) ? vertices[$1].length : 0) }
    }
    let walls = length { !isBase[$0] }
    let isBare = vertices.indices.map { !isBase[$0] && vertices[$0].neighbour == .background }
    perimeter = outline.length
    baseLength = length { isBase[$0] }
    myocardiumShare = walls > 0 ? length { !isBase[$0] && vertices[$0].neighbour == .myo } / walls : 0
    backgroundShare = walls > 0 ? length { isBare[$0] } / walls : 0
    longestBackgroundStretch = Self.longestRun(isBare).reduce(0) { $0 + vertices[$1].length }
    imageBorder = length { vertices[$0].neighbour == nil }
    sectorEdge = sector.map { sector in
      length { sector.margin(vertices[$0].position) <= Self.sectorTolerance }
    }
  }

  private static func base(_ vertices: [StructureOutline.Vertex], _ axis: VentricleAxis) -> [Bool] {
    var isBase = [Bool](repeating: false, count: vertices.count)
    for index in longestRun(vertices.map({ $0.neighbour != .myo })) {
      isBase[index] = axis.level(of: vertices[index].position) > 2.0 / 3
    }
    return isBase
  }

  /// Positions of the longest run of true around a closed line.
  private static func longestRun(_ flags: [Bool]) -> [Int] {
    guard let gap = flags.firstIndex(of: false) else { return Array(flags.indices) }
    var (longest, current): ([Int], [Int]) = ([], [])
    for step in 1...flags.count {
      let index = (gap + step) % flags.count
      if flags[index] {
        current.append(index)
      } else {
        if current.count > longest.count { longest = current }
        current = []
      }
    }
    return longest
  }
}

extension Sector {
  /// Distance to the border, mm, of a point inside; negative outside. The point is in mm from the image's corner.
  fileprivate func margin(_ point: Point) -> Double {
    let (distance, direction) = polar(Point(x: point.x / spacing.x, y: point.y / spacing.y))
    let sides = min(direction + leftAngle, rightAngle - direction)
    // Beyond a right angle the nearest point of a side is its tip.
    let toSide = sides >= 90 ? distance : distance * sin(sides * .pi / 180)
    return min(toSide, radius - distance)
  }
}
