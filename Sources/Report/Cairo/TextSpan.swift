/// A part of a text with its own weight, colour or size.
struct TextSpan: Equatable {
  var text: String
  var weight: Font.Weight?
  var colour: Colour?
  /// Points.
  var size: Double?

  init(_ text: String, weight: Font.Weight? = nil, colour: Colour? = nil, size: Double? = nil) {
    self.size = size
    self.text = text
    self.weight = weight
    self.colour = colour
  }
}
