/// Widths of words at font size 1; text that is not hinted grows with its size.
final class WordMeasure {
  /// Room beside a text that rounding may need, points.
  static let slack = 1.0

  private static let size = 10.0
  private let font: Font
  private var known: [Substring: Double] = [:]
  private(set) lazy var space = width("x x") - 2 * width("x")

  init(weight: Font.Weight) { font = Font(size: Self.size, weight: weight) }

  func width(_ text: some StringProtocol) -> Double {
    let key = Substring(text)
    if let width = known[key] { return width }
    let width = TextLayout(String(text), font: font).size.width / Self.size
    known[key] = width
    return width
  }

  /// Widths of what stands between ordinary spaces.
  func words(_ text: String) -> [Double] { text.split(separator: " ").map(width) }
}

extension String {
  /// Spaces that hold a number together become fixed, so that a line breaks before a bracket alone.
  var withWholeIntervals: String {
    var depth = 0
    let characters = [Character](self)
    let fixed: [Character] = characters.indices.map { index in
      if characters[index] == "(" { depth += 1 }
      if characters[index] == ")" { depth -= 1 }
      let opens = index + 1 < characters.count && characters[index + 1] == "("
      return characters[index] == " " && !(depth == 0 && opens) ? "\u{a0}" : characters[index]
    }
    return String(fixed)
  }

  /// What is shown of a text with references.
  var withoutReferences: String { linkedParts.map(\.text).joined() }
}
