/// A part of a text with its own weight, colour or size.
struct TextSpan: Equatable {
  var text: String
  var weight: Font.Weight?
  var colour: Colour?
  /// Points.
  var size: Double?
  /// Id of what the part refers to.
  var target: String?

  init(
    _ text: String, weight: Font.Weight? = nil, colour: Colour? = nil, size: Double? = nil,
    target: String? = nil
  ) {
    self.size = size
    self.target = target
    self.text = text
    self.weight = weight
    self.colour = colour
  }
}

extension [TextSpan] {
  /// A text with references in the colour of links.
  init(_ text: String) {
    self = text.linkedParts.map {
      TextSpan($0.text, colour: $0.target == nil ? nil : Palette.accent, target: $0.target)
    }
  }
}
