import ApicalImaging
import ApicalRandom
import ApicalReport
import ApicalStats
import Foundation
import TestSupport

/// Plausible made-up numbers: an EF study of 50 exams, 14 of them out of range.
enum SampleData {
  static func exams(seed: UInt64 = 7, noise: Double = 6, outOfRangeBias: Double = -9) -> [AgreementPoint] {
    var random = CounterRandom(seed: seed, stream: "sample exams")
    return (0..<50).map { index in
      let isOutOfRange = index % 7 == 3 || index % 9 == 4
      let reference = 52 + 9 * random.normal()
      let bias = isOutOfRange ? outOfRangeBias : 1.2
      let measured = reference + bias + (isOutOfRange ? 1.9 : 1) * noise * random.normal()
      return AgreementPoint(
        id: "exam-\(index + 1)", reference: reference, measured: measured, isOutOfRange: isOutOfRange)
    }
  }

  static func depths() -> [Double] {
    var random = CounterRandom(seed: 11, stream: "depths")
    return (0..<449).map { _ in (138 + 14 * random.normal()).rounded() }
  }

  static func agreement(_ points: [AgreementPoint]) throws -> BlandAltman {
    try BlandAltman(differences: points.map(\.difference), unit: .percentagePoints)
  }

  static func occupancy(centre: Point, seed: Double) -> [Double] {
    (0..<256 * 256).map { index in
      let dx = (Double(index % 256) - centre.x) / (44 * seed)
      let dy = (Double(index / 256) - centre.y) / (72 * seed)
      return 1 / (1 + exp(9 * (sqrt(dx * dx + dy * dy) - 1)))
    }
  }

  /// A sector of speckle with a dark ellipse, 0.5 × 0.3 mm pixels.
  static func frame(seed: UInt64) throws -> Image {
    var random = CounterRandom(seed: seed, stream: "frame")
    let size = PixelSize(width: 300, height: 480)
    var image = Image(size: size, spacing: try Spacing(x: 0.5, y: 0.3))
    for y in 0..<size.height {
      for x in 0..<size.width {
        let (mmX, mmY) = ((Double(x) - 150) * 0.5, Double(y) * 0.3)
        let radius = sqrt(mmX * mmX + mmY * mmY)
        guard radius > 4, radius < 140, abs(atan2(mmX, mmY)) < 0.65 else { continue }
        let inside = pow((mmX) / 20, 2) + pow((mmY - 65) / 38, 2) < 1
        image[x, y] = Float((inside ? 12 : 80) * (0.3 + random.uniform() * random.uniform() * 2))
      }
    }
    return image
  }

  static func ellipse(_ a: Double, _ b: Double, shift: Double = 0) -> [Point] {
    (0..<72).map { step in
      let angle = Double(step) / 72 * 2 * .pi
      return Point(x: (a * cos(angle) + shift) / 0.5 + 150, y: (b * sin(angle) + 65) / 0.3)
    }
  }
}
