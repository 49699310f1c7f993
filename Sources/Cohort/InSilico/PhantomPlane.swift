import ApicalImaging
import Foundation

/// The tissue in the image plane of one view at one moment.
///
/// Positions are in mm: `s` from the apex along the long axis, `x` across it, positive to the right of the image.
struct PhantomPlane: Sendable {
  let anatomy: PhantomAnatomy
  let isFourChamber: Bool
  let apexX, apexY, sinTilt, cosTilt, bow, sway, skew: Float
  /// Lumen: length, largest half-width, widest section in mm, half-width of the mitral plane.
  let length, halfWidth, widest, annulus, taper: Float
  /// Wall thickness at the sides and at the apex, mm.
  let wall, apexWall: Float
  /// The same at end-diastole, to follow the tissue.
  let fullLength, fullHalfWidth, fullWall: Float
  /// Left atrium and right ventricle, mm.
  let atriumLength: Float
  let rightWidth: Float
  let leaflets: [LineSegment]

  init(view: PhantomView, frame index: Int) {
    let heart = view.heart
    let beat = view.beat(frame: index)
    let filling = beat.filling(frame: index)
    let shape = heart.shape(filling: filling)
    let full = heart.shape(filling: 1)
    anatomy = view.anatomy
    isFourChamber = view.kind == .a4c
    apexX = Float(view.pose.apexX)
    apexY = Float(view.pose.apexY)
    sinTilt = Float(sin(view.pose.tilt))
    cosTilt = Float(cos(view.pose.tilt))
    bow = Float(view.pose.bow)
    sway = Float(view.pose.sway)
    skew = Float(view.pose.skew)
    length = Float(shape.length)
    halfWidth = Float(shape.halfWidth(view.kind))
    widest = Float(shape.widest * shape.length)
    taper = Float(shape.taper)
    annulus = Float(shape.halfWidth(view.kind, at: shape.length))
    fullLength = Float(full.length)
    fullHalfWidth = Float(full.halfWidth(view.kind))
    fullWall = Float(heart.wall)
    wall = Self.thickness(heart.wall, full: full, now: shape, view.kind)
    apexWall = wall * 0.75
    atriumLength = view.anatomy.atriumLength + fullLength - length
    rightWidth = view.anatomy.rightWidth * (0.78 + 0.22 * Float(filling))
    leaflets =
      MitralValve(
        opening: Float(beat.mitralOpening(frame: index)), annulus: annulus, length: length,
        anteriorIsLeft: view.kind == .a4c
      ).segments
  }

  /// The wall keeps its volume: (R + h)² − R² grows as the ventricle shortens.
  private static func thickness(
    _ wall: Double, full: PhantomLumen, now: PhantomLumen, _ view: ViewKind
  ) -> Float {
    let before = full.halfWidth(view)
    let area = ((before + wall) * (before + wall) - before * before) * full.length / now.length
    let radius = now.halfWidth(view)
    return Float((radius * radius + area).squareRoot() - radius)
  }

  /// Coordinates along and across the long axis of a position in mm from the sector's tip.
  func local(x: Float, y: Float) -> (s: Float, x: Float) {
    let dx = x - apexX
    let dy = y - apexY
    let across = dx * cosTilt - dy * sinTilt
    return (dx * sinTilt + dy * cosTilt - skew * across, across)
  }

  /// Sideways shift of the section at s.
  func shift(_ s: Float) -> Float {
    let u = min(max(s / length, -0.1), 1.15)
    return u * (1 - u) * (bow * 4 + sway * 10.4 * (1 - 2 * u))
  }

  /// Half-width of the lumen at s; 0 off the lumen.
  func lumenHalfWidth(_ s: Float) -> Float {
    guard s > 0, s <= length else { return 0 }
    let offset = (s - widest) / widest
    return halfWidth * (max(0, 1 - offset * offset) * tapering(s)).squareRoot()
  }

  private func tapering(_ s: Float) -> Float { max(0.2, 1 + taper * (s - widest) / length) }

  /// Half-width to the outer border of the wall at s; 0 beyond the apex.
  func outerHalfWidth(_ s: Float) -> Float {
    let offset = (s - widest) / (widest + apexWall)
    return (halfWidth + wall) * (max(0, 1 - offset * offset) * tapering(s)).squareRoot()
  }

  /// Half-width of the left atrium at s; 0 outside of it.
  func atriumHalfWidth(_ s: Float) -> Float {
    let v = (s - length) / atriumLength
    guard v > 0, v < 1 else { return 0 }
    let bulge = 1 + anatomy.atriumBulge * 4 * v * (1 - v)
    return annulus * bulge * (1 - v * v * v).squareRoot()
  }

  /// Middle of the left atrium at s.
  func atriumCentre(_ s: Float) -> Float { anatomy.atriumLean * max(0, s - length) / atriumLength }

  /// The reference label of a position.
  func label(s: Float, x: Float) -> Label {
    let across = abs(x - shift(s))
    if s <= length {
      if across <= lumenHalfWidth(s) { return .lv }
      return across <= outerHalfWidth(s) ? .myo : .background
    }
    if abs(x - atriumCentre(s)) <= atriumHalfWidth(s) { return .la }
    let isWallFoot = s <= length + 1 + 0.3 * (across - annulus) && across <= outerHalfWidth(s)
    return isWallFoot ? .myo : .background
  }

  /// Columns and rows that hold all labels.
  func labelledArea(_ acquisition: Acquisition) -> (columns: Range<Int>, rows: Range<Int>) {
    let side = max(halfWidth + wall, annulus * (1 + anatomy.atriumBulge)) + abs(bow) + abs(sway) + 8
    let corners = [-apexWall - 2, length + atriumLength + 2].flatMap { s in
      [-side, side].map { x in
        let along = s + skew * x
        return (
          x: (apexX + along * sinTilt + x * cosTilt) / Float(acquisition.spacing.x)
            + Float(acquisition.tip.x),
          y: (apexY + along * cosTilt - x * sinTilt) / Float(acquisition.spacing.y)
        )
      }
    }
    func range(_ values: [Float], _ count: Int) -> Range<Int> {
      let first = Int(max(0, values.min() ?? 0))
      return first..<max(first, min(count, Int((values.max() ?? 0).rounded(.up))))
    }
    return (range(corners.map(\.x), acquisition.size.width), range(corners.map(\.y), acquisition.size.height))
  }
}
