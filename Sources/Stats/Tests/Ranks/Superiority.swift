/// Interval of the probability that a value of the first sample is larger than one of the second.
///
/// All θ with |estimate − θ| ≤ z √V(θ), V(θ) = θ(1 − θ)/(mn) · (1 + k(1 − θ)/(2 − θ) + kθ/(1 + θ)) and
/// k = (m + n)/2 − 1: the variance of Hanley & McNeil, Radiology 1982;143:29–36, at the tested value, with both
/// samples' m − 1 and n − 1 replaced by their mean. R. G. Newcombe, Stat. Med. 2006;25:559–573, method 5. It stays
/// within 0…1 and has a width where samples do not overlap.
struct Superiority {
  /// θ̂, 0…1, ties half.
  let probability: Double
  let firstCount, secondCount: Int

  func estimate(_ alternative: Alternative, confidence: Double) -> Estimate {
    let z = Normal.standard.quantile(1 - alternative.tail(confidence: confidence))
    return Estimate(
      value: probability,
      interval: alternative.interval(
        lowerEnd(probability, z: z), 1 - lowerEnd(1 - probability, z: z), within: 0...1),
      confidence: confidence, method: .superiorityScore, count: firstCount + secondCount,
      unit: .dimensionless)
  }

  /// The variance is the same at θ and 1 − θ, so one end serves for both.
  private func lowerEnd(_ estimate: Double, z: Double) -> Double {
    var (low, high) = z < 0 ? (estimate, 1.0) : (0.0, estimate)
    for _ in 0..<100 where low < high {
      let middle = low + (high - low) / 2
      if middle == low || middle == high { break }
      if estimate - middle > z * variance(middle).squareRoot() { low = middle } else { high = middle }
    }
    return high
  }

  private func variance(_ theta: Double) -> Double {
    let (m, n) = (Double(firstCount), Double(secondCount))
    let k = (m + n) / 2 - 1
    return theta * (1 - theta) / (m * n) * (1 + k * (1 - theta) / (2 - theta) + k * theta / (1 + theta))
  }
}
