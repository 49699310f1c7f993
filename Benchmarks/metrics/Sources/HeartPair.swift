import ApicalImaging
import Foundation

/// A left ventricle with its wall, and a second drawing of the same that wanders around it by some pixels.
struct HeartPair {
  let reference, prediction: LabelMap

  init(size: PixelSize) {
    reference = Self.map(size, wave: 0)
    prediction = Self.map(size, wave: 0.05)
  }

  /// Half an ellipse, 30 % of the image wide and half of it high, with a wall around it.
  private static func map(_ size: PixelSize, wave: Double) -> LabelMap {
    var map = LabelMap(
      size: size, spacing: try? Spacing(x: 0.3, y: 0.3), labels: [UInt8](repeating: 0, count: size.count))
    let (width, height) = (Double(size.height), Double(size.height))
    let (centre, base) = (Double(size.width) * 0.5, height * 0.75)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let (dx, dy) = ((Double(x) + 0.5 - centre) / width, (base - Double(y) - 0.5) / height)
        guard dy > 0 else { continue }
        let angle = atan2(dy, dx)
        let radius = (dx * dx / 0.0225 + dy * dy / 0.25).squareRoot() * (1 + wave * sin(5 * angle) + wave / 2)
        if radius < 1 { map[x, y] = .lv } else if radius < 1.3 { map[x, y] = .myo }
      }
    }
    return map
  }
}
