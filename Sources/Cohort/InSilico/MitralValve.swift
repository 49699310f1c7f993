import Foundation

/// A straight piece of a leaflet in the coordinates of the long axis, mm.
struct LineSegment: Sendable, Equatable {
  let startS, startX, endS, endX: Float

  /// Squared distance to the segment, mm².
  func squaredDistance(s: Float, x: Float) -> Float {
    let alongS = endS - startS
    let alongX = endX - startX
    let toS = s - startS
    let toX = x - startX
    let share = (toS * alongS + toX * alongX) / (alongS * alongS + alongX * alongX)
    let t = min(1, max(0, share))
    let ds = toS - t * alongS
    let dx = toX - t * alongX
    return ds * ds + dx * dx
  }
}

/// The two mitral leaflets: hinged at the annulus, meeting when shut, swung towards the apex when open.
struct MitralValve {
  let segments: [LineSegment]

  /// - Parameters:
  ///   - opening: 0 shut … 1 wide open.
  ///   - annulus: Half-width of the mitral plane, mm.
  ///   - length: Distance of the mitral plane from the apex, mm.
  ///   - anteriorIsLeft: Which side carries the longer leaflet.
  init(opening: Float, annulus: Float, length: Float, anteriorIsLeft: Bool) {
    let left = Self.leaflet(
      hinge: -annulus, inward: 1, reach: annulus * (anteriorIsLeft ? 1.2 : 0.9), opening, length)
    let right = Self.leaflet(
      hinge: annulus, inward: -1, reach: annulus * (anteriorIsLeft ? 0.9 : 1.2), opening, length)
    segments = left + right
  }

  /// Three straight pieces that bend: the hinge lies flatter than the tip.
  private static func leaflet(
    hinge: Float, inward: Float, reach: Float, _ opening: Float, _ length: Float
  ) -> [LineSegment] {
    var s = length
    var x = hinge
    return [Float(0.55), 0.95, 1.2].enumerated().map { piece, bend in
      let shutAngle: Float = [0.42, 0.22, -0.12][piece]
      let angle = shutAngle + opening * (1.15 * bend - shutAngle)
      let nextS = s - reach / 3 * sin(angle)
      let nextX = x + inward * reach / 3 * cos(angle)
      defer { (s, x) = (nextS, nextX) }
      return LineSegment(startS: s, startX: x, endS: nextS, endX: nextX)
    }
  }
}
