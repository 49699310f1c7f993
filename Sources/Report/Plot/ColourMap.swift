/// Colours of a heat map: lightness falls evenly from paper to dark blue, so that grey prints keep the order.
///
/// Made in the CIE L*C*h space: L* falls linearly from 99 to 25, the hue runs from 95° (yellow) to 280° (blue), and
/// the chroma stays inside of what sRGB can show.
public struct ColourMap: Sendable, Hashable {
  /// Red, green and blue of 256 steps.
  let table: [UInt8]

  /// Light to dark on paper.
  public static let occupancy = ColourMap { part in
    let lightness = 99 - 74 * part
    let chroma = 36 * (1 - (1 - part) * (1 - part)) * (1 - 0.1 * part)
    let hue = 95 + 185 * part
    return LightnessChromaHue(lightness: lightness, chroma: chroma, hue: hue)
  }

  /// Two colours that part from paper in the middle: blue below, vermillion above; as far as sRGB reaches on both sides.
  public static let difference = ColourMap { part in
    let distance = abs(2 * part - 1)
    return LightnessChromaHue(
      lightness: 98 - 50 * distance, chroma: 51 * distance, hue: part < 0.5 ? 275 : 50)
  }

  init(_ colour: (Double) -> LightnessChromaHue) {
    table = (0..<256).flatMap { index in colour(Double(index) / 255).bytes }
  }

  /// The bytes of a part of the whole, 0…1; parts outside are clipped.
  public func bytes(_ part: Double) -> (red: UInt8, green: UInt8, blue: UInt8) {
    let index = 3 * Int((min(max(part, 0), 1) * 255).rounded())
    return (table[index], table[index + 1], table[index + 2])
  }
}

/// A colour of the CIE 1976 L*C*h(ab) space, white point D65.
struct LightnessChromaHue {
  /// 0 is black, 100 is white.
  let lightness: Double
  let chroma: Double
  /// Degrees.
  let hue: Double
}
