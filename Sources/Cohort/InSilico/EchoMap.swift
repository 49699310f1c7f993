import ApicalImaging
internal import ApicalRandom
import Foundation

/// The echo strength at every position of one frame, dB over the haze of the lumen.
struct EchoMap: Sendable {
  let plane: PhantomPlane
  let anatomy: PhantomAnatomy
  /// Patches of about 5, 14 and 34 mm that move with the tissue.
  let fine, middle, coarse: SmoothNoise

  init(plane: PhantomPlane, stream: String, seed: UInt64) {
    self.plane = plane
    anatomy = plane.anatomy
    var random = CounterRandom(seed: seed, stream: stream + "/texture")
    fine = SmoothNoise(cell: 4.5, using: &random)
    middle = SmoothNoise(cell: 12, using: &random)
    coarse = SmoothNoise(cell: 30, using: &random)
  }

  /// Strength of the echo at a site.
  func level(_ site: TissueSite) -> Float {
    if isLumen(site) { return lumenLevel(site) }
    if isWall(site) { return wallLevel(site) }
    if isAtrium(site) { return atriumLevel(site) }
    let isRightHeart = site.isLeft && plane.isFourChamber
    return max(annulusLevel(site), isRightHeart ? rightHeartLevel(site) : outerLevel(site))
  }

  /// The endocardium is rough: trabeculae blur the border that a reader draws through them.
  private func isLumen(_ site: TissueSite) -> Bool {
    guard site.s <= plane.length else { return false }
    let roughness =
      0.45 * fine.value(site.originX + 11, site.originY) + 0.3 * middle.value(site.originX + 23, site.originY)
    return site.side <= plane.lumenHalfWidth(site.s) + roughness
  }

  private func isWall(_ site: TissueSite) -> Bool {
    site.side <= plane.outerHalfWidth(site.s) && site.s <= plane.length + 0.3 * (site.side - plane.annulus)
  }

  /// The atrium with its wall of 2 mm.
  private func isAtrium(_ site: TissueSite) -> Bool {
    site.s > plane.length - 1
      && abs(site.across - plane.atriumCentre(site.s)) <= plane.atriumHalfWidth(site.s) + 2
  }

  /// The fibrous annulus at both feet of the wall.
  func annulusLevel(_ site: TissueSite) -> Float {
    let footS = (site.s - plane.length - 1) / 6
    let footX = (site.side - plane.annulus - 4) / 5
    let wall = site.isLeft ? anatomy.septum : anatomy.lateral
    return wall + 7.5 - 9 * (footS * footS + footX * footX)
  }

  /// Mitral leaflets, about 2 mm thick.
  func leafletLevel(_ site: TissueSite) -> Float {
    var nearest = Float.infinity
    for segment in plane.leaflets {
      nearest = min(nearest, segment.squaredDistance(s: site.s, x: site.centred))
    }
    guard nearest < 9 else { return -60 }
    return anatomy.valve + 3.2 * fine.value(site.originX + 31, site.originY) - 3.2 * nearest
  }

  func atriumLevel(_ site: TissueSite) -> Float {
    let (x, y) = (site.originX, site.originY)
    let fromCentre = site.across - plane.atriumCentre(site.s)
    let below = (site.s - plane.length) / plane.atriumLength
    if abs(fromCentre) < plane.atriumHalfWidth(site.s) {
      let haze = 1.6 * coarse.value(x, y + 300) + 0.8 * middle.value(x, y + 300)
      let blood = anatomy.atriumBlood + haze + 3 * below * below
      return site.s < plane.length + 6 ? max(blood, leafletLevel(site)) : blood
    }
    let roof = 5 * min(1, max(0, (below - 0.75) * 4))
    let wall = (fromCentre < 0 ? anatomy.septum - 5 : anatomy.lateral - 2) + roof
    let gaps = 5 * max(0, coarse.value(x * 1.7 + 500, y * 1.7))
    return wall + 3.5 * fine.value(x, y) + 4 * middle.value(x, y) - gaps
  }
}
