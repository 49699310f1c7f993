/// Which independent subject (patient, exam) each value belongs to; subjects are numbered in order of appearance.
package struct SubjectGroups: Sendable, Equatable {
  /// Number of the subject of each value, 0..<``count``.
  package let numbers: [Int]
  /// Number of subjects.
  package let count: Int

  /// - Parameter labels: The subject of each value.
  package init(_ labels: [String]) {
    var known: [String: Int] = [:]
    numbers = labels.map { label in
      let number = known[label, default: known.count]
      known[label] = number
      return number
    }
    count = known.count
  }

  /// Each value is a subject of its own.
  package init(ownSubjects count: Int) {
    numbers = Array(0..<count)
    self.count = count
  }

  /// Indices of each subject's values.
  package var members: [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (index, number) in numbers.enumerated() { members[number].append(index) }
    return members
  }

  /// Sum over each subject's values.
  package func sums(_ values: some Sequence<Double>) -> [Double] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: count)
    for (value, number) in zip(values, numbers) { sums[number].add(value) }
    return sums.map(\.value)
  }
}
