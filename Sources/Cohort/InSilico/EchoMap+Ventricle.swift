import Foundation

extension EchoMap {
  /// Blood, leaflets, a papillary muscle, and sparse specks of trabeculae and chordae.
  func lumenLevel(_ site: TissueSite) -> Float {
    var level = 1.6 * coarse.value(site.originX + 400, site.originY) - 0.5
    if site.s > plane.length - plane.annulus * 1.6 { level = max(level, leafletLevel(site)) }
    if anatomy.hasPapillary { level = max(level, papillaryLevel(site)) }
    let speck = fine.value(site.originX * 1.6 + 50, site.originY * 1.6 + 90)
    guard speck > 1.75 else { return level }
    let nearWall = site.side / max(1, plane.lumenHalfWidth(site.s))
    return max(level, (speck - 1.75) * 26 * nearWall)
  }

  private func papillaryLevel(_ site: TissueSite) -> Float {
    let ds = (site.s - anatomy.papillaryPosition * plane.length) / 9
    let dx = (site.centred - 0.66 * plane.halfWidth) / 4.5
    let inside = 1 - (ds * ds + dx * dx)
    guard inside > -1 else { return -60 }
    return anatomy.papillaryLevel + 3 * fine.value(site.originX + 70, site.originY) + min(0, inside) * 12
  }

  /// Myocardium: a bright septum, an opposite wall that drops out along the beam, a hazy apex.
  func wallLevel(_ site: TissueSite) -> Float {
    let (x, y) = (site.originX, site.originY)
    let fromApex = min(1, max(0, site.s / (plane.widest * 0.42)))
    let side = site.isLeft ? anatomy.septum : anatomy.lateral
    let facing = facing(site)
    var level = anatomy.apex + fromApex * (side - anatomy.apex)
    if !site.isLeft { level -= anatomy.dropOut * (1 - facing) * fromApex }
    if site.s > 0, site.s < plane.length { level += borderLevel(site, facing: facing) }
    level += 2.8 * fine.value(x, y) + 3.2 * middle.value(x, y) + 2.6 * coarse.value(x, y)
    let gaps = max(0, coarse.value(x * 1.4 + 500, y * 1.4) - 0.4)
    return max(level - (site.isLeft ? 3 : 6) * gaps, annulusLevel(site))
  }

  /// Specular lines of the endocardium and the epicardium.
  private func borderLevel(_ site: TissueSite, facing: Float) -> Float {
    let depth = (site.side - plane.lumenHalfWidth(site.s)) / plane.wall
    let inner = depth / 0.13
    let outer = (depth - 0.95) / 0.16
    let inside: Float = site.isLeft ? 3.5 : 2 + 4 * facing
    return inside * exp(-inner * inner) + (site.isLeft ? 3 : 4) * exp(-outer * outer)
  }

  /// How squarely the beam meets the wall, 0…1.
  private func facing(_ site: TissueSite) -> Float {
    let slopeS = (site.s - plane.widest) / (plane.widest * plane.widest)
    let slopeX = site.centred / (plane.halfWidth * plane.halfWidth)
    let normalX = slopeS * plane.sinTilt + slopeX * plane.cosTilt
    let normalY = slopeS * plane.cosTilt - slopeX * plane.sinTilt
    let sizes = (slopeS * slopeS + slopeX * slopeX) * (site.x * site.x + site.y * site.y)
    return abs(normalX * site.x + normalY * site.y) / max(1e-6, sizes.squareRoot())
  }
}
