/// One position in the image plane, in the frames of reference that the tissue model needs; all in mm.
struct TissueSite {
  /// From the sector's tip: to the right, downwards.
  let x, y: Float
  /// Along the long axis from the apex; across it, positive to the right.
  let s, across: Float
  /// Across, from the middle of the bowed ventricle.
  let centred: Float
  /// Where the tissue lay at end-diastole, from the sector's tip: textures are fixed to it.
  let originX, originY: Float

  /// Distance from the middle of the ventricle.
  var side: Float { abs(centred) }
  /// Septum in the four-chamber view, inferior wall in the two-chamber view.
  var isLeft: Bool { centred < 0 }
}

extension PhantomPlane {
  /// The site at a position in mm from the tip.
  func site(x: Float, y: Float) -> TissueSite {
    let (s, across) = local(x: x, y: y)
    let shift = shift(s)
    let centred = across - shift
    let stretch = s < length ? max(0, s) * (fullLength / length - 1) : fullLength - length
    let now = halfWidth + wall / 2
    let rest = fullHalfWidth + fullWall / 2
    let widened =
      abs(centred) < now ? centred * rest / now : centred + (centred < 0 ? now - rest : rest - now)
    let restX = widened + shift
    let along = s + stretch + skew * restX
    return TissueSite(
      x: x, y: y, s: s, across: across, centred: centred,
      originX: apexX + along * sinTilt + restX * cosTilt,
      originY: apexY + along * cosTilt - restX * sinTilt)
  }
}
