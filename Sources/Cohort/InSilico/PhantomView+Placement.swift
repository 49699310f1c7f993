import ApicalImaging
internal import ApicalRandom
import Foundation

extension PhantomView {
  /// Draws depth, angle and pose until the lumen lies in the sector through the whole beat.
  ///
  /// Each failed draw is followed by one closer to a centred axis, so the search ends.
  static func place(
    _ kind: ViewKind, _ heart: PhantomHeart, _ look: ScannerLook, using random: inout CounterRandom
  ) -> (acquisition: Acquisition, pose: PhantomPose) {
    let full = heart.shape(filling: 1)
    let empty = heart.shape(filling: 0)
    for attempt in 0... {
      let freedom = 1 / (1 + Double(attempt) / 8)
      let pose = drawPose(heart.style, freedom: freedom, using: &random)
      let annulus = full.halfWidth(kind, at: full.length)
      let reach = [-annulus, annulus].map { pose.image(s: full.length, x: $0).y }.reduce(0, max)
      let (depth, angle) = drawField(heart, reach: reach, using: &random)
      let acquisition = Acquisition(depth: depth, angle: angle, look: look)
      if pose.fits(full, kind, in: acquisition, margin: 2.5),
        pose.fits(empty, kind, in: acquisition, margin: 2.5)
      {
        return (acquisition, pose)
      }
    }
    preconditionFailure("the search above only ends by returning")
  }

  private static func drawPose(
    _ style: AcquisitionStyle, freedom: Double, using random: inout CounterRandom
  ) -> PhantomPose {
    let isVaried = style == .varied
    let spread = freedom * (isVaried ? 1 : 0.6)
    let apexY = random.uniform(in: isVaried ? 22...42 : 22...30)
    let tilt = spread * random.uniform(in: -0.26...0.26)
    // The operator centres the ventricle: an axis that leans to the right starts at the left.
    let centring = -tan(tilt) * 45
    let apexX = centring + spread * random.uniform(in: -13...13)
    let bow = random.uniform(in: -0.5...3.5)
    let sway = random.uniform(in: -1.6...1.2)
    let skew = random.uniform(in: -0.16...0.12)
    return PhantomPose(apexX: apexX, apexY: apexY, tilt: tilt, bow: bow, sway: sway, skew: skew)
  }

  /// Depth (mm) and opening angle (degrees); `reach` is the depth of the mitral plane, mm.
  private static func drawField(
    _ heart: PhantomHeart, reach: Double, using random: inout CounterRandom
  ) -> (depth: Double, angle: Double) {
    switch heart.style {
    case .lvFocused:
      let depth = reach + random.uniform(in: 9...22)
      return (min(145, max(110, depth)), random.uniform(in: 56...68))
    case .varied, .mixed:
      guard heart.isOutOfRange else {
        let depth = reach + random.uniform(in: 12...48)
        return (min(148, max(120, depth)), random.uniform(in: 56...69.5))
      }
      let cause = random.uniform()
      let isDeep = cause < 0.72
      let isWide = cause > 0.42
      let depth =
        isDeep ? random.uniform(in: 153...200) : min(148, max(120, reach + random.uniform(in: 12...48)))
      return (depth, isWide ? random.uniform(in: 71...90) : random.uniform(in: 56...69.5))
    }
  }
}
