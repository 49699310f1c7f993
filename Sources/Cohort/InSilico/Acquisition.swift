import Foundation
public import ApicalImaging

/// Settings of the simulated scanner for one view: the geometry that a sector estimate should find again.
public struct Acquisition: Sendable, Equatable {
  /// Tip to the lowest point of the arc, which is the image height, mm.
  public let depth: Double
  /// Opening angle of the sector, degrees.
  public let angle: Double
  /// Grid of the frames; the sector fills it and its tip is the middle of the upper edge.
  public let size: PixelSize
  /// mm per pixel, the same along both axes.
  public let spacing: Spacing
  /// Display range, dB.
  public let dynamicRange: Double
  /// Added to every echo before the display range is cut, dB.
  public let gain: Double
  /// What the time-gain compensation leaves of the attenuation, dB per mm.
  public let attenuation: Double
  /// Lateral width (standard deviation) of the beam in the far field, radians.
  public let beamWidth: Double
  /// Axial width (standard deviation) of the pulse, mm.
  public let pulseWidth: Double

  /// Tip of the sector in pixel coordinates: the middle of the upper edge.
  public var tip: Point { Point(x: Double(size.width) / 2, y: 0) }

  /// Radians from the vertical to a side of the sector.
  let halfAngle: Double
  private let sinHalf, cosHalf: Double

  init(depth: Double, angle: Double, look: ScannerLook) {
    let half = angle / 2 * .pi / 180
    let rows = Int((depth / 0.308).rounded())
    let step = depth / Double(rows)
    self.depth = depth
    self.angle = angle
    halfAngle = half
    sinHalf = sin(half)
    cosHalf = cos(half)
    size = PixelSize(width: Int((2 * depth * sin(half) / step).rounded(.up)), height: rows)
    spacing = try! Spacing(x: step, y: step)  // depth and rows are positive
    dynamicRange = look.dynamicRange
    gain = look.gain
    attenuation = look.attenuation
    beamWidth = look.beamWidth
    pulseWidth = look.pulseWidth
  }

  /// True for a position in the sector that keeps the distance from its borders; mm from the tip, y down.
  func contains(x: Double, y: Double, margin: Double = 0) -> Bool {
    let radius = (x * x + y * y).squareRoot()
    guard radius <= depth - margin, y > 0 else { return false }
    return y * sinHalf - abs(x) * cosHalf >= margin
  }
}
