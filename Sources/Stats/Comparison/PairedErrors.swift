/// The errors of two methods against one reference, resampled by subject.
struct PairedErrors: Sendable {
  let first, second: [Double]
  /// Indices of each independent subject's pairs.
  let subjects: [[Int]]

  /// - Parameter labels: Subject of each pair; nil where each pair is a subject of its own.
  init(first: [Double], second: [Double], labels: [String]?) {
    self.first = first
    self.second = second
    guard let labels else {
      subjects = first.indices.map { [$0] }
      return
    }
    var order: [String: Int] = [:]
    var groups: [[Int]] = []
    for (index, label) in labels.enumerated() {
      if let group = order[label] {
        groups[group].append(index)
      } else {
        order[label] = groups.count
        groups.append([index])
      }
    }
    subjects = groups
  }

  /// Statistic of the first method's errors less that of the second's, with its BCa interval.
  func difference(
    of statistic: @escaping @Sendable ([Double]) -> Double?, bootstrap: Bootstrap, confidence: Double,
    unit: ClinicalUnit
  ) throws(ComparisonError) -> Estimate {
    let value: @Sendable ([Int]) -> Double? = { drawn in
      let pairs = drawn.flatMap { subjects[$0] }
      guard let one = statistic(pairs.map { first[$0] }), let two = statistic(pairs.map { second[$0] }) else {
        return nil
      }
      return one - two
    }
    do throws(ResamplingError) {
      return try bootstrap.estimate(
        units: subjects.count, statistic: value, method: .bca, confidence: confidence, unit: unit,
        stream: "paired errors")
    } catch {
      throw .notResampled(error)
    }
  }
}
