internal import Foundation

extension LightnessChromaHue {
  /// sRGB bytes; components outside of the gamut are clipped. Source: CIE 15:2004 and IEC 61966-2-1.
  var bytes: [UInt8] {
    let angle = hue * .pi / 180
    let (a, b) = (chroma * cos(angle), chroma * sin(angle))
    let fy = (lightness + 16) / 116
    let x = 0.95047 * Self.inverse(fy + a / 500)
    let y = Self.inverse(fy)
    let z = 1.08883 * Self.inverse(fy - b / 200)
    let linear = [
      3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
      -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
      0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    ]
    return linear.map { UInt8((Self.encoded($0) * 255).rounded()) }
  }

  private static func inverse(_ value: Double) -> Double {
    value > 6.0 / 29 ? value * value * value : 3 * 36.0 / 841 * (value - 4.0 / 29)
  }

  private static func encoded(_ value: Double) -> Double {
    let clipped = min(max(value, 0), 1)
    return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * pow(clipped, 1 / 2.4) - 0.055
  }
}
