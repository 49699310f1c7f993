import ApicalImaging
import Foundation

/// Where the long axis lies in the sector of one view.
struct PhantomPose: Sendable, Equatable {
  /// Apex of the lumen in mm from the tip; x to the right, y down.
  var apexX, apexY: Double
  /// Direction of the axis, radians from the vertical, positive towards the right of the image.
  var tilt: Double
  /// Sideways bow of the ventricle at mid-length, mm, positive to the right.
  var bow: Double
  /// S-shaped bend on top of the bow, mm.
  var sway: Double
  /// Slope of the mitral plane against the axis: sections slide along the axis by this share of x.
  var skew: Double

  /// Position in the image of a point of the ventricle: s along the axis from the apex, x across it.
  func image(s: Double, x: Double) -> Point {
    let along = s + skew * x
    return Point(
      x: apexX + along * sin(tilt) + x * cos(tilt),
      y: apexY + along * cos(tilt) - x * sin(tilt))
  }

  /// Sideways shift of the section at the relative distance u from the apex, mm.
  func shift(_ u: Double) -> Double { u * (1 - u) * (bow * 4 + sway * 10.4 * (1 - 2 * u)) }

  /// True if the lumen keeps the margin (mm) from every border of the sector.
  func fits(_ shape: PhantomLumen, _ view: ViewKind, in acquisition: Acquisition, margin: Double) -> Bool {
    (0...40).allSatisfy { step in
      let u = Double(step) / 40
      let halfWidth = shape.halfWidth(view, at: u * shape.length)
      return [-halfWidth, halfWidth].allSatisfy { across in
        let point = image(s: u * shape.length, x: shift(u) + across)
        return acquisition.contains(x: point.x, y: point.y, margin: margin)
      }
    }
  }
}
