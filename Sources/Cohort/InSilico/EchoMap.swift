import ApicalImaging
import Foundation

/// The echo strength at every position of one frame, dB over the haze of the lumen.
struct EchoMap: Sendable {
  let plane: PhantomPlane
  /// Patches of about 5, 14 and 34 mm that move with the tissue.
  let fine, middle, coarse: SmoothNoise

  init(plane: PhantomPlane, stream: String, seed: UInt64) {
    self.plane = plane
    var random = CounterRandom(seed: seed, stream: stream + "/texture")
    fine = SmoothNoise(cell: 4.5, using: &random)
    middle = SmoothNoise(cell: 12, using: &random)
    coarse = SmoothNoise(cell: 30, using: &random)
  }

  /// Strength and the end-diastolic position (mm from the tip) of the tissue at a position.
  ///
  /// - Parameters:
  ///   - x: mm from the tip to the right.
  ///   - y: mm from the tip downwards.
  func echo(x: Float, y: Float) -> (level: Float, originX: Float, originY: Float) {
    let (s, across) = plane.local(x: x, y: y)
    let centred = across - plane.shift(s)
    let side = abs(centred)
    let origin = restPosition(s: s, centred: centred)
    // The endocardium is rough: trabeculae blur the border that a reader draws through them.
    let lumen =
      plane.lumenHalfWidth(s) + 0.45 * fine.value(origin.x + 11, origin.y) + 0.3
      * middle.value(origin.x + 23, origin.y)
    let level: Float
    if s <= plane.length, side <= lumen {
      level = lumenLevel(s: s, x: centred, origin: origin)
    } else if side <= plane.outerHalfWidth(s), s <= plane.length + 0.3 * (side - plane.annulus) {
      level = wallLevel(s: s, x: centred, x0: x, y0: y, origin: origin)
    } else if s > plane.length - 1, abs(across - plane.atriumCentre(s)) <= plane.atriumHalfWidth(s) + 2.5 {
      level = atriumLevel(s: s, x: across, origin: origin)
    } else if centred < 0, plane.isFourChamber {
      level = max(
        annulusLevel(s: s, x: centred), rightHeartLevel(s: s, x: centred, origin: origin, x0: x, y0: y))
    } else {
      level = max(annulusLevel(s: s, x: centred), outerLevel(s: s, x: centred, x0: x, y0: y))
    }
    return (level, origin.x, origin.y)
  }

  /// Where the tissue at this position lay at end-diastole.
  private func restPosition(s: Float, centred: Float) -> (x: Float, y: Float) {
    let stretch =
      s < plane.length ? max(0, s) * (plane.fullLength / plane.length - 1) : plane.fullLength - plane.length
    let restS = s + stretch
    let now = plane.halfWidth + plane.wall / 2
    let rest = plane.fullHalfWidth + plane.fullWall / 2
    let offset = abs(centred) < now ? centred * rest / now : centred + (centred < 0 ? now - rest : rest - now)
    let restX = offset + plane.shift(s)
    let along = restS + plane.skew * restX
    return (
      plane.apexX + along * plane.sinTilt + restX * plane.cosTilt,
      plane.apexY + along * plane.cosTilt - restX * plane.sinTilt
    )
  }

  private func lumenLevel(s: Float, x: Float, origin: (x: Float, y: Float)) -> Float {
    let anatomy = plane.anatomy
    var level = 1.6 * coarse.value(origin.x + 400, origin.y) - 0.5
    if s > plane.length - plane.annulus * 1.6 { level = max(level, leafletLevel(s: s, x: x, origin: origin)) }
    if anatomy.hasPapillary {
      let ds = (s - Float(anatomy.papillaryPosition) * plane.length) / 9
      let dx = (x - 0.66 * plane.halfWidth) / 4.5
      let inside = 1 - (ds * ds + dx * dx)
      if inside > -1 {
        let patch =
          Float(anatomy.papillaryLevel) + 3 * fine.value(origin.x + 70, origin.y) + min(0, inside) * 12
        level = max(level, patch)
      }
    }
    // Trabeculae and chordae: sparse bright specks, denser towards the apex and the lateral wall.
    let speck = fine.value(origin.x * 1.6 + 50, origin.y * 1.6 + 90)
    let nearWall = abs(x) / max(1, plane.lumenHalfWidth(s))
    if speck > 1.75 { level = max(level, (speck - 1.75) * 26 * nearWall) }
    return level
  }

  private func leafletLevel(s: Float, x: Float, origin: (x: Float, y: Float)) -> Float {
    var nearest = Float.infinity
    for segment in plane.leaflets { nearest = min(nearest, segment.squaredDistance(s: s, x: x)) }
    guard nearest < 9 else { return -60 }
    return Float(plane.anatomy.valve) + 3.2 * fine.value(origin.x + 31, origin.y) - 3.2 * nearest
  }

  private func wallLevel(s: Float, x: Float, x0: Float, y0: Float, origin: (x: Float, y: Float)) -> Float {
    let anatomy = plane.anatomy
    let cap = plane.widest * 0.42
    let isSeptal = x < 0
    let sideLevel = Float(isSeptal ? anatomy.septum : anatomy.lateral)
    let share = min(1, max(0, s / cap))
    var level = Float(anatomy.apex) + share * (sideLevel - Float(anatomy.apex))
    // A wall along the beam returns little; the septum's layers still do.
    let radius = max(1, (x0 * x0 + y0 * y0).squareRoot())
    let normal = outwardNormal(s: s, x: x)
    let facing = abs(normal.x * x0 + normal.y * y0) / radius
    if !isSeptal { level -= Float(anatomy.dropOut) * (1 - facing) * share }
    let depthInWall = (abs(x) - plane.lumenHalfWidth(s)) / plane.wall
    if s > 0, s < plane.length {
      let inner = depthInWall / 0.13
      let outer = (depthInWall - 0.95) / 0.16
      level +=
        (isSeptal ? 3.5 : 2 + 4 * facing) * exp(-inner * inner) + (isSeptal ? 3 : 4) * exp(-outer * outer)
    }
    level +=
      2.8 * fine.value(origin.x, origin.y) + 3.2 * middle.value(origin.x, origin.y)
      + 2.6 * coarse.value(origin.x, origin.y)
    level -= (isSeptal ? 3 : 6) * max(0, coarse.value(origin.x * 1.4 + 500, origin.y * 1.4) - 0.4)
    return max(level, annulusLevel(s: s, x: x))
  }

  /// The fibrous annulus at both feet of the wall.
  func annulusLevel(s: Float, x: Float) -> Float {
    let footS = (s - plane.length - 1) / 6
    let footX = (abs(x) - plane.annulus - 4) / 5
    return Float(x < 0 ? plane.anatomy.septum : plane.anatomy.lateral) + 6 - 9
      * (footS * footS + footX * footX)
  }

  /// Direction of the wall's normal in the image.
  private func outwardNormal(s: Float, x: Float) -> (x: Float, y: Float) {
    let gradS = (s - plane.widest) / (plane.widest * plane.widest)
    let gradX = x / (plane.halfWidth * plane.halfWidth)
    let size = max(1e-6, (gradS * gradS + gradX * gradX).squareRoot())
    let nx = gradX / size
    let ns = gradS / size
    return (ns * plane.sinTilt + nx * plane.cosTilt, ns * plane.cosTilt - nx * plane.sinTilt)
  }

  private func atriumLevel(s: Float, x: Float, origin: (x: Float, y: Float)) -> Float {
    let anatomy = plane.anatomy
    let inside = plane.atriumHalfWidth(s) - abs(x - plane.atriumCentre(s))
    let below = (s - plane.length) / plane.atriumLength
    if inside > 0 {
      let blood =
        Float(anatomy.atriumBlood) + 1.6 * coarse.value(origin.x, origin.y + 300)
        + 0.8 * middle.value(origin.x, origin.y + 300) + 3 * below * below
      return s < plane.length + 6 ? max(blood, leafletLevel(s: s, x: x, origin: origin)) : blood
    }
    let roof = max(0, (below - 0.75) * 4)
    let isSeptum = x < plane.atriumCentre(s)
    let base = Float(isSeptum ? anatomy.septum - 4 : anatomy.lateral - 1) + 5 * min(1, roof)
    return base + 3.5 * fine.value(origin.x, origin.y) + 4 * middle.value(origin.x, origin.y)
      - 5 * max(0, coarse.value(origin.x * 1.7 + 500, origin.y * 1.7))
  }
}
