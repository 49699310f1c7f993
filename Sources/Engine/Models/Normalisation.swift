/// How the pixels of a resized image are scaled before a network sees them.
public enum Normalisation: Sendable, Equatable {
  /// (x − mean) / max(SD, 1e-8); mean and population SD are those of the resized image.
  case zScore
  /// x / 255.
  case unit
  /// x as it is.
  case none
  /// (x − mean) / sd with numbers of the training data.
  case fixed(mean: Double, sd: Double)

  /// Scales the pixels in place.
  func apply(to pixels: inout [Float]) {
    switch self {
    case .zScore:
      let count = Double(pixels.count)
      let mean = pixels.reduce(0) { $0 + Double($1) } / count
      let variance = pixels.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
      scale(&pixels, mean: mean, divisor: max(variance.squareRoot(), 1e-8))
    case .unit: scale(&pixels, mean: 0, divisor: 255)
    case .none: return
    case .fixed(let mean, let sd): scale(&pixels, mean: mean, divisor: sd)
    }
  }

  private func scale(_ pixels: inout [Float], mean: Double, divisor: Double) {
    for index in pixels.indices { pixels[index] = Float((Double(pixels[index]) - mean) / divisor) }
  }
}

extension Normalisation: Codable {
  private static let names: [(String, Normalisation)] = [
    ("z-score", .zScore), ("unit", .unit), ("none", .none),
  ]

  private struct Fixed: Codable {
    let mean, sd: Double
  }

  /// Decodes a name, or an object with `mean` and `sd`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let allowed = Self.names.map(\.0) + [#"{"mean": …, "sd": above 0}"#]
    if let found = try? container.decode(String.self) {
      guard let choice = Self.names.first(where: { $0.0 == found }) else {
        throw UnknownName(path: decoder.codingPath, found: found, allowed: allowed)
      }
      self = choice.1
      return
    }
    let fixed = try container.decode(Fixed.self)
    guard fixed.sd > 0 else {
      throw UnknownName(path: decoder.codingPath, found: "sd \(fixed.sd)", allowed: allowed)
    }
    self = .fixed(mean: fixed.mean, sd: fixed.sd)
  }

  /// Encodes the name, or an object with `mean` and `sd`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if case .fixed(let mean, let sd) = self {
      try container.encode(Fixed(mean: mean, sd: sd))
    } else if let name = Self.names.first(where: { $0.1 == self })?.0 {
      try container.encode(name)
    }
  }
}
