/// An sRGB colour with opacity, each component 0…1.
public struct Colour: Sendable, Hashable, Codable {
  /// sRGB component, 0…1.
  public let red, green, blue: Double
  /// 0 is clear, 1 is opaque.
  public let opacity: Double

  /// A colour from its components, each 0…1.
  public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }

  /// A colour from 24 bits, as in `0x0072B2`.
  public init(_ rgb: UInt32, opacity: Double = 1) {
    self.init(
      red: Double(rgb >> 16 & 0xFF) / 255, green: Double(rgb >> 8 & 0xFF) / 255,
      blue: Double(rgb & 0xFF) / 255, opacity: opacity)
  }

  /// The same colour, more or less see-through.
  public func opacity(_ opacity: Double) -> Colour {
    Colour(red: red, green: green, blue: blue, opacity: opacity)
  }

  /// CSS notation without the opacity, such as `#0072b2`.
  public var hex: String {
    let digits = [red, green, blue].map { component in
      let byte = String(Int((component * 255).rounded()), radix: 16)
      return byte.count == 1 ? "0" + byte : byte
    }
    return "#" + digits.joined()
  }
}
