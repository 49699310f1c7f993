import ApicalEngine
import ApicalReport

extension AugmentationDraw {
  /// What was drawn, for tables: "depth +83 rows, tilt −12°".
  package var words: String { parts.isEmpty ? "left where it is" : parts.joined(separator: ", ") }

  /// The same for captions under narrow pictures: two transformations a line.
  package var lines: [String] {
    guard parts.count > 2 else { return [words] }
    return [parts[..<2].joined(separator: ", ") + ",", parts[2...].joined(separator: ", ")]
  }

  private var parts: [String] {
    let whole = NumberFormat(digits: 0)
    var parts: [String] = []
    if let depth { parts.append("depth +\(whole.string(depth)) rows") }
    if let tilt { parts.append("tilt \(whole.string(tilt))°") }
    if let width { parts.append("width × \(NumberFormat(digits: 2).string(width))") }
    if let shiftX, let shiftY { parts.append("shift \(whole.string(shiftX)), \(whole.string(shiftY))") }
    return parts
  }
}
