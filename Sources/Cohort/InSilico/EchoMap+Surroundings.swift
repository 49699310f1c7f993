import Foundation

extension EchoMap {
  /// Right ventricle and atrium of the four-chamber view, left of the septum.
  func rightHeartLevel(s: Float, x: Float, origin: (x: Float, y: Float), x0: Float, y0: Float) -> Float {
    let anatomy = plane.anatomy
    let hinge = plane.length - 5
    let septum: Float
    let room: Float
    if s < hinge {
      septum = plane.outerHalfWidth(s)
      let t = (s - 0.12 * plane.length) / (hinge - 0.12 * plane.length)
      guard t > 0 else { return leftFieldLevel(x0, y0, beyond: 0) }
      room = plane.rightWidth * pow(t, 0.65)
    } else {
      let width = plane.atriumHalfWidth(s)
      septum = max(width - plane.atriumCentre(s) + 3, plane.annulus + (s < plane.length ? 6 : 3))
      let t = (s - hinge) / Float(anatomy.rightAtriumLength)
      room = t < 1 ? plane.rightWidth * 1.08 * (1 - t * t * t).squareRoot() : 0
    }
    let inside = -x - septum
    let groove = (s - hinge) / 3.5
    let tricuspid = Float(anatomy.valve) - 4 - groove * groove * 9 + 3 * fine.value(origin.x, origin.y)
    if inside < 0 {
      return Float(anatomy.septum) + 1 + 3 * fine.value(origin.x, origin.y) + 2
        * middle.value(origin.x, origin.y)
    }
    if inside < room {
      let trabecula =
        middle.value(origin.x, origin.y) > 1.6 ? 7 * (middle.value(origin.x, origin.y) - 1.6) : 0
      let blood = Float(anatomy.rightBlood) + 1.5 * coarse.value(origin.x, origin.y + 300) + trabecula
      return max(blood, tricuspid)
    }
    if inside < room + 4, room > 2 {
      return Float(anatomy.lateral) + 1 + 4 * fine.value(origin.x, origin.y) + 4.5
        * middle.value(origin.x, origin.y)
    }
    return leftFieldLevel(x0, y0, beyond: inside - room)
  }

  /// What lies left of the heart: faint tissue with bright patches.
  private func leftFieldLevel(_ x: Float, _ y: Float, beyond distance: Float) -> Float {
    Float(plane.anatomy.leftField) + 3.4 * middle.value(x + 200, y) + 3.6 * coarse.value(x + 200, y)
      + 2 * fine.value(x + 200, y) + max(0, y - 95) * 0.08
  }

  /// Pericardium, fat and lung around the left heart.
  func outerLevel(s: Float, x: Float, x0: Float, y0: Float) -> Float {
    let anatomy = plane.anatomy
    let outer = s < plane.length ? plane.outerHalfWidth(s) : plane.outerHalfWidth(plane.length)
    let distance = max(0, abs(x) - outer)
    let broad = coarse.value(x0 + 100, y0)
    let patches =
      3.2 * middle.value(x0 + 100, y0) + 3 * broad + 3 * max(0, broad) + 1.8 * fine.value(x0 + 100, y0)
    let lung = Float(x < 0 ? anatomy.leftField : anatomy.lung)
    let pericardium = Float(anatomy.pericardium) - (x < 0 ? 4 : 0)
    let line = (distance - 1.6) / 1.8
    let reach = min(1, max(0.1, s / plane.length))
    let bright = pericardium * reach * exp(-line * line)
    let behind = lung * (0.35 + 0.65 * exp(-distance / 22)) * reach
    let beside = max(bright, behind) + patches * (0.6 + 0.4 * reach)
    let drop = (s - plane.length + 0.35 * distance + 2 * middle.value(x0 + 40, y0)) / 18
    guard drop > -0.5 else { return beside }
    // Behind the atrium: fat and the bright posterior pericardium, which bows around it.
    let posterior = (s - plane.length + 0.006 * x * x) / plane.atriumLength
    let band = (posterior - 1.14 - 0.09 * coarse.value(x0, 300) - 0.03 * middle.value(x0, 300)) / 0.1
    let field = Float(anatomy.lung) + (lung - Float(anatomy.lung)) * min(1, abs(x) / 40)
    let below =
      field + patches + max(0, Float(anatomy.pericardium) - field + 3 * middle.value(x0 + 9, y0) - 3)
      * exp(-band * band)
      - max(0, posterior - 1.3) * 9
    let share = min(1, max(0, drop + 0.5))
    return beside + (below - beside) * share * share * (3 - 2 * share)
  }
}
