/// How a network was trained.
public struct ModelTraining: Sendable, Equatable, Codable {
  /// Data sets and what part of them.
  public let data: [String]
  /// File of the recipe, in the repository.
  public let recipe: String?
  /// Seed of all random draws.
  public let seed: UInt64?
  /// Passes over the data.
  public let epochs: Int?
  /// Steps of the optimiser, where they are counted instead of passes.
  public let steps: Int?
  /// Day of the training, year-month-day.
  public let date: String?
}

/// One accuracy measured by the makers of a network.
public struct ModelMeasurement: Sendable, Equatable, Codable {
  /// What it was measured on.
  public let data: String
  /// What was measured, such as "dice.LV.mean".
  public let metric: String
  /// The value, in `unit`.
  public let value: Double
  /// Empty for a number without a unit.
  public let unit: String
}
