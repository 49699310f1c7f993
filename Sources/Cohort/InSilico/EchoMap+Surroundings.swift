import Foundation

extension EchoMap {
  /// Right ventricle and atrium of the four-chamber view, left of the septum.
  func rightHeartLevel(_ site: TissueSite) -> Float {
    guard let (septum, room) = rightChamber(site) else { return leftFieldLevel(site) }
    let (x, y) = (site.originX, site.originY)
    let inside = -site.centred - septum
    if inside < 0 { return anatomy.septum + 1 + 3 * fine.value(x, y) + 2 * middle.value(x, y) }
    if inside < room {
      let trabecula = 7 * max(0, middle.value(x, y) - 1.6)
      let blood = anatomy.rightBlood + 1.5 * coarse.value(x, y + 300) + trabecula
      let hinge = (site.s - plane.length + 5) / 3.5
      let tricuspid = anatomy.valve - 4 - hinge * hinge * 9 + 3 * fine.value(x, y)
      return max(blood, tricuspid)
    }
    if inside < room + 4, room > 2 {
      return anatomy.lateral + 1 + 4 * fine.value(x, y) + 4.5 * middle.value(x, y)
    }
    return leftFieldLevel(site)
  }

  /// Distance of the septum's right side from the middle of the left heart, and the chamber's width, mm.
  ///
  /// The tricuspid valve sits 5 mm nearer to the apex than the mitral valve. nil beyond the right apex.
  private func rightChamber(_ site: TissueSite) -> (septum: Float, room: Float)? {
    let s = site.s
    let hinge = plane.length - 5
    if s < hinge {
      let t = (s - 0.12 * plane.length) / (hinge - 0.12 * plane.length)
      return t > 0 ? (plane.outerHalfWidth(s), plane.rightWidth * pow(t, 0.65)) : nil
    }
    let atrium = plane.atriumHalfWidth(s) - plane.atriumCentre(s) + 3
    let t = (s - hinge) / anatomy.rightAtriumLength
    let room = t < 1 ? plane.rightWidth * 1.08 * (1 - t * t * t).squareRoot() : 0
    return (max(atrium, plane.annulus + (s < plane.length ? 6 : 3)), room)
  }

  /// What lies left of the heart: faint tissue with bright patches.
  private func leftFieldLevel(_ site: TissueSite) -> Float {
    let (x, y) = (site.x + 200, site.y)
    let patches = 3.8 * middle.value(x, y) + 4.2 * coarse.value(x, y) + 2 * fine.value(x, y)
    return anatomy.leftField + patches + max(0, y - 95) * 0.08
  }

  /// Pericardium, fat and lung around the left heart: beside the ventricle, blending into behind the atrium.
  func outerLevel(_ site: TissueSite) -> Float {
    let distance = max(0, site.side - plane.outerHalfWidth(min(site.s, plane.length)))
    let (x, y) = (site.x + 100, site.y)
    let broad = coarse.value(x, y)
    let patches = 3.6 * middle.value(x, y) + 3.4 * broad + 4 * max(0, broad) + 1.8 * fine.value(x, y)
    let beside = besideLevel(site, distance: distance, patches: patches)
    let drop = (site.s - plane.length + 0.35 * distance + 2 * middle.value(site.x + 40, y)) / 18
    guard drop > -0.5 else { return beside }
    let share = min(1, drop + 0.5)
    return beside + (behindLevel(site) + patches - beside) * share * share * (3 - 2 * share)
  }

  /// The pericardium's bright line along the wall, and the lung that fades behind it.
  private func besideLevel(_ site: TissueSite, distance: Float, patches: Float) -> Float {
    let reach = min(1, max(0.1, site.s / plane.length))
    let line = (distance - 1.6) / 1.8
    let pericardium = (anatomy.pericardium - (site.isLeft ? 4 : 0)) * exp(-line * line)
    let lung = fieldLevel(site) * (0.35 + 0.65 * exp(-distance / 22))
    return max(pericardium, lung) * reach + patches * (0.6 + 0.4 * reach)
  }

  /// Fat and the posterior pericardium, which bows around the atrium.
  private func behindLevel(_ site: TissueSite) -> Float {
    let field = anatomy.lung + (fieldLevel(site) - anatomy.lung) * min(1, site.side / 40)
    let depth = (site.s - plane.length + 0.006 * site.centred * site.centred) / plane.atriumLength
    let ripple = 0.09 * coarse.value(site.x, 300) + 0.03 * middle.value(site.x, 300)
    let band = (depth - 1.14 - ripple) / 0.1
    let excess = max(0, anatomy.pericardium - field + 3 * middle.value(site.x + 9, site.y) - 3)
    return field + excess * exp(-band * band) - max(0, depth - 1.3) * 9
  }

  private func fieldLevel(_ site: TissueSite) -> Float { site.isLeft ? anatomy.leftField : anatomy.lung }
}
