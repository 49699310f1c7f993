public import ApicalImaging

/// One graphical statement about data, in data coordinates: y grows upwards unless the axis is turned.
public enum Mark: Sendable, Hashable {
  /// A straight line across the whole plot.
  case rule(Rule, Stroke)
  /// A stripe across the whole plot.
  case band(Direction, ClosedRange<Double>, Colour)
  /// One symbol a point, with what SVG viewers show while the pointer rests on it; no titles, or one a point.
  case dots([Point], DotStyle, titles: [String] = [])
  /// One straight line.
  case line(from: Point, to: Point, Stroke)
  /// An open run of lines.
  case polyline([Point], Stroke)
  /// A filled area.
  case polygon([Point], fill: Colour, stroke: Stroke?)
  /// Upright bars.
  case bars([Bar], fill: Colour)
  /// Words at a point.
  case text(TextMark)
  /// Pixels over a rectangle of data units; the first row is at the top of the plot.
  case raster(Raster, Rectangle)
  /// Closed outlines.
  case contour([[Point]], Stroke)
}

/// Which coordinate a band or a rule holds fixed.
public enum Direction: String, Sendable, Hashable, Codable {
  /// Constant x.
  case vertical
  /// Constant y.
  case horizontal
}

/// A straight line without ends.
public enum Rule: Sendable, Hashable, Codable {
  /// y = value.
  case horizontal(Double)
  /// x = value.
  case vertical(Double)
  /// y = intercept + slope · x.
  case sloped(intercept: Double, slope: Double)
}

/// Symbol of a point.
public struct DotStyle: Sendable, Hashable, Codable {
  /// Outline of the symbol.
  public enum Shape: String, Sendable, Hashable, Codable {
    case circle, triangle, diamond, square
  }

  /// Outline of the symbol.
  public var shape: Shape
  /// Fill.
  public var colour: Colour
  /// Points; symbols of equal radius look equally large.
  public var radius: Double

  /// A symbol; the radius is the theme's unless given.
  public init(shape: Shape, colour: Colour, radius: Double = 2.4) {
    self.shape = shape
    self.colour = colour
    self.radius = radius
  }

  /// Exams inside of the acquisition range: blue circles.
  public static let inRange = DotStyle(shape: .circle, colour: Palette.inRange.opacity(0.72))
  /// Exams outside of the acquisition range: orange triangles.
  public static let outOfRange = DotStyle(shape: .triangle, colour: Palette.outOfRange.opacity(0.82))
  /// Exams of which the range is unknown: grey diamonds.
  public static let unclassified = DotStyle(shape: .diamond, colour: Palette.unclassified.opacity(0.72))
}

/// One bar of a histogram.
public struct Bar: Sendable, Hashable, Codable {
  /// Left and right edge.
  public let range: ClosedRange<Double>
  /// Where it starts; not 0 for stacked bars.
  public let base: Double
  /// Its extent upwards.
  public let height: Double

  /// A bar over a range of x.
  public init(range: ClosedRange<Double>, base: Double = 0, height: Double) {
    self.range = range
    self.base = base
    self.height = height
  }
}

/// Words at a point of the data.
public struct TextMark: Sendable, Hashable {
  /// What is written.
  public var text: String
  /// Data coordinates.
  public var position: Point
  /// Part of the text at the position.
  public var anchor: TextRun.Anchor
  /// Part of the text at the position.
  public var level: TextRun.Level
  /// Size and weight.
  public var font: Font
  /// Colour of the letters.
  public var colour: Colour
  /// Shift in points, y downwards.
  public var offset: Size

  /// Words at a point; see the properties.
  public init(
    _ text: String, at position: Point, anchor: TextRun.Anchor = .start, level: TextRun.Level = .middle,
    font: Font = Font(size: 7.5), colour: Colour = Palette.ink, offset: Size = Size(width: 0, height: 0)
  ) {
    self.text = text
    self.position = position
    self.anchor = anchor
    self.level = level
    self.font = font
    self.colour = colour
    self.offset = offset
  }
}
