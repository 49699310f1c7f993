/// One panel: marks over a pair of axes.
public struct Plot: Sendable, Hashable {
  /// How much of a frame surrounds the marks.
  public enum Frame: String, Sendable, Hashable, Codable {
    /// Axis lines at the left and the bottom.
    case axes
    /// Nothing: images.
    case none
  }

  /// Short heading of the panel; nil for none.
  public var title: String?
  /// Horizontal axis.
  public var x: Axis
  /// Vertical axis.
  public var y: Axis
  /// Back to front.
  public var marks: [Mark]
  /// Words beside the plot, level with a value of y.
  public var marginLabels: [MarginLabel]
  /// Said in the middle of a plot that cannot show what it should.
  public var message: String?
  /// Length of one y unit over that of one x unit on the page; nil to fill the panel.
  public var aspect: Double?
  /// Axis lines or none.
  public var frame: Frame
  /// Lines under the panel.
  public var captionLines: [String]

  /// A panel; see the properties.
  public init(
    title: String? = nil, x: Axis, y: Axis, marks: [Mark], marginLabels: [MarginLabel] = [],
    message: String? = nil, aspect: Double? = nil, frame: Frame = .axes, captionLines: [String] = []
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.marginLabels = marginLabels
    self.message = message
    self.aspect = aspect
    self.frame = frame
    self.captionLines = captionLines
  }
}

/// Words at the right of a plot that name a line directly.
public struct MarginLabel: Sendable, Hashable, Codable {
  /// Value on the y axis that is named.
  public var value: Double
  /// First line, emphasised.
  public var text: String
  /// Second line, subdued; nil for none.
  public var detail: String?
  /// Colour of the first line.
  public var colour: Colour

  /// A label level with a value.
  public init(value: Double, text: String, detail: String? = nil, colour: Colour = Palette.ink) {
    self.value = value
    self.text = text
    self.detail = detail
    self.colour = colour
  }
}

/// Key to one symbol.
public struct LegendEntry: Sendable, Hashable {
  /// The sign that is explained.
  public enum Symbol: Sendable, Hashable {
    case dot(DotStyle)
    case line(Stroke)
    case swatch(Colour)
  }

  /// The sign that is explained.
  public var symbol: Symbol
  /// Its meaning.
  public var label: String

  /// A sign and its meaning.
  public init(_ symbol: Symbol, _ label: String) {
    self.symbol = symbol
    self.label = label
  }
}

/// Key to the colours of a heat map.
public struct ColourBar: Sendable, Hashable {
  /// What the colours stand for.
  public var axis: Axis
  /// The colours.
  public var map: ColourMap

  /// The key to a colour map over the domain of the axis.
  public init(axis: Axis, map: ColourMap) {
    self.axis = axis
    self.map = map
  }
}
