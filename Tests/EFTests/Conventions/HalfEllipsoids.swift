import ApicalEF
import ApicalImaging
import Foundation

/// Half ellipsoids with long axis, A2C and A4C diameters at ED and at ES, mm: rows E01–E03 of the vectors.
struct HalfEllipsoids {
  let ed, es: (length: Double, a2c: Double, a4c: Double)

  static let normal = HalfEllipsoids(ed: (90, 48, 50), es: (72, 34, 36))
  static let dilated = HalfEllipsoids(ed: (105, 68, 70), es: (100, 60, 62))
  static let small = HalfEllipsoids(ed: (75, 40, 42), es: (60, 26, 28))
  static let unequal = HalfEllipsoids(ed: (88, 46, 50), es: (70, 32, 36))

  /// In closed form.
  var profiles: [ViewBeat<VentricleProfile>] { beats { Self.profile(length: $0, diameter: $1) } }

  /// On pixels of 0.3 mm whose centres lie on whole multiples of it from the middle of the mitral plane.
  var masks: [ViewBeat<LabelMap>] { beats { Self.mask(length: $0, diameter: $1) } }

  private func beats<Frame>(_ frame: (Double, Double) -> Frame) -> [ViewBeat<Frame>] {
    [
      ViewBeat(view: .a2c, ed: frame(ed.length, ed.a2c), es: frame(es.length, es.a2c)),
      ViewBeat(view: .a4c, ed: frame(ed.length, ed.a4c), es: frame(es.length, es.a4c)),
    ]
  }

  static func profile(length: Double, diameter: Double) -> VentricleProfile {
    VentricleProfile(length: length, area: .pi / 4 * diameter * length) {
      diameter * max(0, 1 - $0 * $0).squareRoot()
    }
  }

  private static func mask(length: Double, diameter: Double) -> LabelMap {
    let size = PixelSize(width: 400, height: 512)
    let labels = (0..<size.count).map { index -> UInt8 in
      let x = Double(index % size.width - 200) * 0.3 / (diameter / 2)
      let y = Double(400 - index / size.width) * 0.3
      return y >= 0 && x * x + y / length * (y / length) <= 1 ? Label.lv.rawValue : 0
    }
    return LabelMap(size: size, spacing: try! Spacing(x: 0.3, y: 0.3), labels: labels)
  }
}
