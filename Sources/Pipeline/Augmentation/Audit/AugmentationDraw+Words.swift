import ApicalEngine
import ApicalReport

extension AugmentationDraw {
  /// What was drawn, for captions: "depth +83 rows, tilt −12°".
  package var words: String {
    let whole = NumberFormat(digits: 0)
    var parts: [String] = []
    if let depth { parts.append("depth +\(whole.string(depth)) rows") }
    if let tilt { parts.append("tilt \(whole.string(tilt))°") }
    if let width { parts.append("width × \(NumberFormat(digits: 2).string(width))") }
    if let shiftX, let shiftY { parts.append("shift \(whole.string(shiftX)), \(whole.string(shiftY))") }
    return parts.isEmpty ? "left where it is" : parts.joined(separator: ", ")
  }
}
