/// Up to three names that a reader may have meant, nearest first.
///
/// Compared without case, blanks and punctuation: by edit distance up to a third of the length, then names
/// that contain the wanted one or are contained in it.
func nearestNames(to wanted: String, among names: [String]) -> [String] {
  let target = folded(wanted)
  guard !target.isEmpty else { return [] }
  let scored = names.compactMap { name -> (name: String, score: Int)? in
    let candidate = folded(name)
    let distance = editDistance(target, candidate)
    if distance <= max(1, min(target.count, candidate.count) / 3) { return (name, distance) }
    let isPart = candidate.count > 1 && (contains(candidate, target) || contains(target, candidate))
    return isPart ? (name, 1000 + distance) : nil
  }
  let order = scored.indices.sorted { (scored[$0].score, $0) < (scored[$1].score, $1) }
  return order.prefix(3).map { scored[$0].name }
}

private func folded(_ name: String) -> [Character] {
  name.lowercased().filter { $0.isLetter || $0.isNumber }.map { $0 }
}

private func contains(_ whole: [Character], _ part: [Character]) -> Bool {
  guard part.count <= whole.count else { return false }
  return (0...(whole.count - part.count)).contains { whole[$0...].starts(with: part) }
}

/// Fewest insertions, deletions, replacements and swaps of neighbours that turn one into the other.
///
/// Optimal string alignment; O(n·m).
package func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
  var beforeLast = [Int](repeating: 0, count: second.count + 1)
  var last = Array(0...second.count)
  for i in 1...first.count {
    var current = [i]
    for j in 1...second.count {
      let replaced = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
      var best = min(replaced, last[j] + 1, current[j - 1] + 1)
      if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
        best = min(best, beforeLast[j - 2] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
