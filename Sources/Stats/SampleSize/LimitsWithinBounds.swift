/// Probability that both d̄ − g·s and d̄ + g·s fall within ±bound, for a normal sample.
///
/// Integrated over the distribution of s, given which d̄ is normal: exact up to the quadrature.
func probabilityWithin(
  bound: Double, bias: Double, standardDeviation: Double, count: Int, factor: Double
) -> Double {
  let root = Double(count).squareRoot()
  let upper = root * (bound - bias) / standardDeviation
  let lower = root * (-bound - bias) / standardDeviation
  let slope = root * factor
  let chi = ScaledChi(degreesOfFreedom: Double(count - 1))
  let widest = factor > 0 ? bound / (factor * standardDeviation) : .infinity
  let probability = chi.expectation(in: 0...max(0, widest)) { x in
    Normal.standard.cdf(upper - slope * x) - Normal.standard.cdf(lower + slope * x)
  }
  return min(1, max(0, probability))
}
