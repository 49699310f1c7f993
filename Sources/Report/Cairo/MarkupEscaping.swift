extension String {
  /// The text as a file stem and id: ASCII letters, digits and hyphens, a letter first.
  package var asIdentifier: String {
    let kept = String(map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    return kept.first?.isLetter == true ? kept : "x" + kept
  }

  /// The text with the characters that mean something in HTML and XML replaced.
  ///
  /// Control characters that XML does not allow become the replacement character.
  package var escapedForMarkup: String {
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
