/// How a line is drawn.
public struct Stroke: Sendable, Hashable, Codable {
  /// Colour of the line.
  public var colour: Colour
  /// Points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dash: [Double]

  /// A line style.
  public init(_ colour: Colour, width: Double = 1, dash: [Double] = []) {
    self.colour = colour
    self.width = width
    self.dash = dash
  }
}
