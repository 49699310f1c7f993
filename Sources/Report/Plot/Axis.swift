/// One axis of a plot.
public struct Axis: Sendable, Hashable {
  /// What is measured; empty to leave the title out.
  public var title: String
  /// Its unit; nil or empty for plain numbers.
  public var unit: String?
  /// The map from data to the axis.
  public var scale: Scale
  /// Words in place of numbers, by value; nil to print the ticks.
  public var categories: [Category]?
  /// False for an axis whose neighbour shows the same.
  public var isLabelled: Bool
  /// True to let values grow towards the start: y of images.
  public var isReversed: Bool

  /// A named position on an axis.
  public struct Category: Sendable, Hashable, Codable {
    /// Value on the axis.
    public let position: Double
    /// What stands there.
    public let label: String

    /// A named position.
    public init(position: Double, label: String) {
      self.position = position
      self.label = label
    }
  }

  /// An axis; see the properties.
  public init(
    _ title: String, unit: String? = nil, scale: Scale, categories: [Category]? = nil,
    isLabelled: Bool = true,
    isReversed: Bool = false
  ) {
    self.title = title
    self.unit = unit
    self.scale = scale
    self.categories = categories
    self.isLabelled = isLabelled
    self.isReversed = isReversed
  }

  /// Title and unit as printed: "Depth (mm)".
  public var heading: String { unit.flatMap { $0.isEmpty ? nil : "\(title) (\($0))" } ?? title }

  /// Positions and words of the ticks.
  public var tickLabels: [Category] {
    categories
      ?? scale.ticks.map {
        Category(position: $0, label: NumberFormat(digits: scale.digits).string($0))
      }
  }

  /// 0 at the left or bottom of the plot, 1 at its right or top.
  func fraction(of value: Double) -> Double {
    isReversed ? 1 - scale.fraction(of: value) : scale.fraction(of: value)
  }
}
