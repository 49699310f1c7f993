/// Which independent subject (patient, exam) each value belongs to; subjects are numbered in order of appearance.
package struct SubjectGroups: Sendable, Equatable {
  /// Number of the subject of each value, 0..<``count``.
  package let numbers: [Int]
  /// Number of subjects.
  package let count: Int

  /// - Parameters:
  ///   - labels: The subject of each value; nil where each value is a subject of its own.
  ///   - values: Number of values.
  /// - Precondition: as many labels as values.
  init(_ labels: [String]?, values: Int) {
    guard let labels else {
      self.init(numbers: Array(0..<values), count: values)
      return
    }
    precondition(labels.count == values, "values: \(values), subjects named: \(labels.count)")
    self.init(labels)
  }

  private init(numbers: [Int], count: Int) {
    self.numbers = numbers
    self.count = count
  }

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
