public import ApicalImaging

/// Text of one font.
public struct Font: Sendable, Hashable, Codable {
  /// Weight of the strokes.
  public enum Weight: Int, Sendable, Hashable, Codable {
    case regular = 400
    case medium = 500
    case semibold = 600
    case bold = 700
  }

  /// Points.
  public var size: Double
  /// Weight of the strokes.
  public var weight: Weight
  /// True for slanted letters.
  public var isItalic: Bool

  /// A font of the theme's family; digits are always tabular.
  public init(size: Double, weight: Weight = .regular, isItalic: Bool = false) {
    self.size = size
    self.weight = weight
    self.isItalic = isItalic
  }
}

/// One line of text at a place.
public struct TextRun: Sendable, Hashable {
  /// Which part of the text lies at the position, along the line.
  public enum Anchor: String, Sendable, Hashable, Codable {
    case start, middle, end
  }

  /// Which part of the text lies at the position, across the line.
  public enum Level: String, Sendable, Hashable, Codable {
    case top, middle, bottom
  }

  /// What is written.
  public var text: String
  /// Points from the top left corner of the scene.
  public var position: Point
  /// Part of the text at the position.
  public var anchor: Anchor
  /// Part of the text at the position.
  public var level: Level
  /// Size and weight.
  public var font: Font
  /// Colour of the letters.
  public var colour: Colour
  /// True to turn the text by 90° so that it reads upwards.
  public var isUpright: Bool

  /// A line of text; see the properties.
  public init(
    _ text: String, at position: Point, anchor: Anchor = .start, level: Level = .middle, font: Font,
    colour: Colour = Palette.ink, isUpright: Bool = false
  ) {
    self.text = text
    self.position = position
    self.anchor = anchor
    self.level = level
    self.font = font
    self.colour = colour
    self.isUpright = isUpright
  }
}
