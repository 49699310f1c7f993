public import ApicalImaging
internal import ApicalParallel
internal import Foundation

/// How far apart two distributions are, 0…1: Jensen–Shannon divergence to the base 2, in bits.
///
/// Mean of the Kullback–Leibler divergences of each from the mean of both; 0 for equal, 1 for disjoint ones. Its root is a
/// metric. Lin, IEEE Trans. Inf. Theory 1991;37:145–151. SciPy's `jensenshannon(p, q, base=2)` is the root.
///
/// - Parameters:
///   - one: Probabilities that sum to one.
///   - other: As many.
/// - Precondition: as many probabilities in both.
public func jensenShannonDivergence(_ one: [Double], _ other: [Double]) -> Double {
  precondition(one.count == other.count, "distributions over one set of cells")
  var sum = 0.0
  for (p, q) in zip(one, other) {
    let middle = (p + q) / 2
    if p > 0 { sum += p * log2(p / middle) }
    if q > 0 { sum += q * log2(q / middle) }
  }
  return min(max(sum / 2, 0), 1)
}

/// Distance of two samples on a line, in their unit: the area between their distribution functions.
///
/// Also the mean distance that values must be moved to turn one sample into the other (Wasserstein-1, earth mover's).
/// - Precondition: neither sample is empty.
public func wassersteinDistance(_ one: [Double], _ other: [Double]) -> Double {
  gapIntegral(one, other) { abs($0) }
}

/// Energy distance of two samples on a line: √(2 E|X−Y| − E|X−X′| − E|Y−Y′|), as SciPy's `energy_distance`.
///
/// Székely & Rizzo, J. Stat. Plan. Inference 2013;143:1249–1272, whose ℰ is its square.
/// - Precondition: neither sample is empty.
public func energyDistance(_ one: [Double], _ other: [Double]) -> Double {
  (2 * gapIntegral(one, other) { $0 * $0 }).squareRoot()
}

/// Energy distance of two samples in the plane, by all pairs: the cost grows with the product of the counts.
///
/// - Precondition: neither sample is empty.
public func energyDistance(_ one: [Point], _ other: [Point]) -> Double {
  precondition(!one.isEmpty && !other.isEmpty, "a distance needs two samples")
  func mean(_ left: [Point], _ right: [Point]) -> Double {
    let sums = left.mapSideBySide { point in right.reduce(0) { $0 + point.distance(to: $1) } }
    return sums.reduce(0, +) / (Double(left.count) * Double(right.count))
  }
  return max(0, 2 * mean(one, other) - mean(one, one) - mean(other, other)).squareRoot()
}

/// Integral of a function of the difference between two distribution functions.
private func gapIntegral(_ one: [Double], _ other: [Double], _ weigh: (Double) -> Double) -> Double {
  precondition(!one.isEmpty && !other.isEmpty, "a distance needs two samples")
  let (left, right) = (one.sorted(), other.sorted())
  let all = (left + right).sorted()
  var (below, beside) = (0, 0)
  var sum = 0.0
  for (value, following) in zip(all, all.dropFirst()) where following > value {
    while below < left.count, left[below] <= value { below += 1 }
    while beside < right.count, right[beside] <= value { beside += 1 }
    let gap = Double(below) / Double(left.count) - Double(beside) / Double(right.count)
    sum += weigh(gap) * (following - value)
  }
  return sum
}
