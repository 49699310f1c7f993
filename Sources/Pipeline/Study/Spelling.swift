internal import ApicalTable

/// The nearest known word to a misspelt one.
package enum Spelling {
  /// nil when no word is within two edits, or within a third of the length.
  package static func nearest(to word: String, in known: [String]) -> String? {
    let limit = max(2, word.count / 3)
    return known.map { ($0, editDistance(Array(word.lowercased()), Array($0.lowercased()))) }
      .filter { $0.1 <= limit }
      .min { $0.1 < $1.1 }?.0
  }
}
