/// Unit of a measured value, with the symbol that tables and axes print.
///
/// The common ones are named; any other is made with ``init(symbol:)``.
public struct ClinicalUnit: Sendable, Hashable, Codable, CustomStringConvertible {
  /// As printed behind a number, such as "mL"; empty for a pure number.
  public let symbol: String

  /// A unit that is not among the named ones.
  public init(symbol: String) { self.symbol = symbol }

  /// A share of a whole, such as EF itself.
  public static let percent = ClinicalUnit(symbol: "%")
  /// A difference of two percentages, such as EF of a method minus EF of the reference.
  public static let percentagePoints = ClinicalUnit(symbol: "percentage points")
  /// Volume.
  public static let millilitres = ClinicalUnit(symbol: "mL")
  /// Length.
  public static let millimetres = ClinicalUnit(symbol: "mm")
  /// Angle.
  public static let degrees = ClinicalUnit(symbol: "°")
  /// A pure number, such as Dice.
  public static let dimensionless = ClinicalUnit(symbol: "")

  /// The symbol.
  public var description: String { symbol }

  /// Reads the symbol alone.
  public init(from decoder: any Decoder) throws {
    symbol = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the symbol alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(symbol)
  }
}
