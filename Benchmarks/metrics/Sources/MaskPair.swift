import ApicalImaging
import Foundation

/// A prediction and a reference to time the measures on.
struct MaskPair {
  let name: String
  let reference, prediction: LabelMap

  static let sizes = [PixelSize(width: 256, height: 256), PixelSize(width: 800, height: 600)]

  /// A left ventricle with its wall, and a second drawing of the same that wanders around it by some pixels.
  static func heart(_ size: PixelSize) -> MaskPair {
    MaskPair(
      name: "\(size.width)×\(size.height)", reference: heart(size, wave: 0),
      prediction: heart(size, wave: 0.05))
  }

  /// Pairs that make careless programs slow: all that they show is far apart.
  static func hard(_ size: PixelSize) -> [MaskPair] {
    let (width, height) = (size.width, size.height)
    let outer = map(size) { x, y in x > 9 && y > 9 && x < width - 10 && y < height - 10 }
    let inner = map(size) { x, y in
      (width * 2 / 5..<width * 3 / 5).contains(x) && (height * 2 / 5..<height * 3 / 5).contains(y)
    }
    let specks = map(size) { x, y in (x, y) == (3, 3) || (x, y) == (width - 4, height - 4) }
    let (left, right) = (map(size) { x, _ in x < width / 4 }, map(size) { x, _ in x > width * 3 / 4 })
    let noise = map(size) { x, y in (x &* 7919 ^ y &* 104_729) % 5 == 0 }
    return [
      MaskPair(name: "nested squares", reference: outer, prediction: inner),
      MaskPair(name: "two specks", reference: outer, prediction: specks),
      MaskPair(name: "side by side", reference: left, prediction: right),
      MaskPair(name: "noise", reference: outer, prediction: noise),
    ]
  }

  /// Half an ellipse, 30 % of the image wide and half of it high, with a wall around it.
  private static func heart(_ size: PixelSize, wave: Double) -> LabelMap {
    var map = LabelMap(
      size: size, spacing: try? Spacing(x: 0.3, y: 0.3), labels: [UInt8](repeating: 0, count: size.count))
    let height = Double(size.height)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let dx = (Double(x) + 0.5 - Double(size.width) * 0.5) / height
        let dy = (height * 0.75 - Double(y) - 0.5) / height
        guard dy > 0 else { continue }
        let angle = atan2(dy, dx)
        let radius = (dx * dx / 0.0225 + dy * dy / 0.25).squareRoot() * (1 + wave * sin(5 * angle) + wave / 2)
        if radius < 1 { map[x, y] = .lv } else if radius < 1.3 { map[x, y] = .myo }
      }
    }
    return map
  }

  private static func map(_ size: PixelSize, isInside: (Int, Int) -> Bool) -> LabelMap {
    LabelMap(
      size: size, spacing: try? Spacing(x: 0.3, y: 0.3),
      labels: (0..<size.count).map { isInside($0 % size.width, $0 / size.width) ? 1 : 0 })
  }
}
