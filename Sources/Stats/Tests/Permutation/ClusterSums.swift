/// One outcome's sums by patient, scaled so that their squares add up to 1.
struct ClusterSums {
  /// All zero where the sums are.
  private let shares: [Double]
  private let alternative: Alternative
  /// t* as observed.
  let statistic: Double

  init(_ differences: [Double], _ patients: SubjectGroups, _ alternative: Alternative) {
    let values = patients.sums(differences)
    let norm = CompensatedSum.of(values.lazy.map { $0 * $0 }).squareRoot()
    shares = norm > 0 ? values.map { $0 / norm } : values.map { _ in 0 }
    statistic = CompensatedSum.of(shares)
    self.alternative = alternative
  }

  /// How extreme the observed statistic is on the side tested.
  var extremity: Double { extremity(statistic) }

  /// How extreme the statistic is with some units flipped.
  func extremity(flipped: [Bool]) -> Double {
    var sum = 0.0
    for unit in shares.indices { sum += flipped[unit] ? -shares[unit] : shares[unit] }
    return extremity(sum)
  }

  private func extremity(_ value: Double) -> Double {
    switch alternative {
    case .less: -value
    case .greater: value
    case .twoSided: abs(value)
    }
  }
}

/// Which outcomes an arrangement reaches: alone, and by the maximum of all that are no more extreme.
struct ExtremeCounts: Sendable {
  private(set) var alone, ofMaximum: [Int]

  init(outcomes: Int) {
    alone = [Int](repeating: 0, count: outcomes)
    ofMaximum = alone
  }

  /// - Parameter order: Outcomes from the least to the most extreme.
  init(_ sums: [ClusterSums], order: [Int], signs: [Bool]) {
    self.init(outcomes: sums.count)
    var maximum = -Double.infinity
    for index in order {
      let value = sums[index].extremity(flipped: signs)
      maximum = max(maximum, value)
      let limit = sums[index].extremity - 1e-12 * max(1, abs(sums[index].extremity))
      alone[index] = value >= limit ? 1 : 0
      ofMaximum[index] = maximum >= limit ? 1 : 0
    }
  }

  mutating func add(_ other: ExtremeCounts) {
    for index in alone.indices {
      alone[index] += other.alone[index]
      ofMaximum[index] += other.ofMaximum[index]
    }
  }
}
