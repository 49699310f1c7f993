/// Adjustment of p-values for the number of hypotheses tested together, as R's `p.adjust`.
public enum PValueAdjustment: String, Sendable, Codable, CaseIterable {
  /// Family-wise error, any dependence. S. Holm, Scand. J. Stat. 1979;6:65–70.
  case holm
  /// Family-wise error, independent or positively dependent. Y. Hochberg, Biometrika 1988;75:800–802.
  case hochberg
  /// Family-wise error as Hochberg, closed Simes tests. G. Hommel, Biometrika 1988;75:383–386.
  case hommel
  /// False discovery rate, independent or positively dependent. Benjamini & Hochberg, J. R. Stat. Soc. B 1995.
  case benjaminiHochberg
  /// False discovery rate, any dependence. Benjamini & Yekutieli, Ann. Stat. 2001;29:1165–1188.
  case benjaminiYekutieli

  /// Adjusted p-values, 0…1, in the order of `pValues`.
  ///
  /// - Parameter pValues: One per hypothesis.
  /// - Throws: ``TestError/pValueOutOfRange(index:_:)``.
  public func adjusted(_ pValues: [Double]) throws(TestError) -> [Double] {
    if let index = pValues.firstIndex(where: { !(0...1).contains($0) }) {
      throw .pValueOutOfRange(index: index, pValues[index])
    }
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var result = pValues
    for (position, value) in zip(order, ascending(order.map { pValues[$0] })) { result[position] = value }
    return result
  }

  /// - Parameter sorted: Ascending p-values.
  private func ascending(_ sorted: [Double]) -> [Double] {
    let count = sorted.count
    func scaled(_ factor: (Int) -> Double) -> [Double] {
      sorted.indices.map { min(1, factor($0) * sorted[$0]) }
    }
    return switch self {
    case .holm: runningMaximum(scaled { Double(count - $0) })
    case .hochberg: runningMinimumFromEnd(scaled { Double(count - $0) })
    case .hommel: Self.hommel(sorted)
    case .benjaminiHochberg: runningMinimumFromEnd(scaled { Double(count) / Double($0 + 1) })
    case .benjaminiYekutieli:
      runningMinimumFromEnd(scaled { Double(count) / Double($0 + 1) * harmonicNumber(count) })
    }
  }

  /// The largest Simes p over all subsets that hold a hypothesis. S. P. Wright, Biometrics 1992;48:1005–1013. O(n²).
  ///
  /// Among subsets of one size the largest p comes from the hypothesis itself together with the largest p-values.
  private static func hommel(_ sorted: [Double]) -> [Double] {
    let count = sorted.count
    var adjusted = sorted
    for size in stride(from: 2, through: count, by: 1) {
      // Simes' p of the size − 1 largest p-values as ranks 2…size.
      var upper = 1.0
      for rank in 2...size {
        upper = min(upper, Double(size) / Double(rank) * sorted[count - size + rank - 1])
      }
      for index in sorted.indices {
        let own = Double(size) * sorted[min(index, count - size)]
        adjusted[index] = max(adjusted[index], min(1, upper, own))
      }
    }
    return adjusted
  }
}

/// 1 + 1/2 + … + 1/n, smallest terms first.
private func harmonicNumber(_ count: Int) -> Double {
  stride(from: count, to: 0, by: -1).reduce(0) { $0 + 1 / Double($1) }
}

private func runningMaximum(_ values: [Double]) -> [Double] {
  var largest = 0.0
  return values.map { value in
    largest = max(largest, value)
    return largest
  }
}

private func runningMinimumFromEnd(_ values: [Double]) -> [Double] {
  var smallest = 1.0
  return values.reversed().map { value in
    smallest = min(smallest, value)
    return smallest
  }.reversed()
}
