/// Which exchangeable unit each value belongs to.
struct Clusters {
  /// Number of the unit of each value, 0..<``count``, in order of appearance.
  let indices: [Int]
  let count: Int

  /// - Parameter patients: The patient of each value; nil where each value is a unit of its own.
  init(_ patients: [String]?, values count: Int) throws(TestError) {
    guard let patients else {
      indices = Array(0..<count)
      self.count = count
      return
    }
    guard patients.count == count else {
      throw .unequalClusters(values: count, clusters: patients.count)
    }
    var numbers: [String: Int] = [:]
    indices = patients.map { patient in
      let number = numbers[patient, default: numbers.count]
      numbers[patient] = number
      return number
    }
    self.count = numbers.count
  }
}
