/// A variance that is a weighted sum of independent mean squares, with its interval by variance recovery
/// (MOVER).
///
/// Each mean square has its chi-squared interval; the distances from the estimates to the ends add up as
/// squares: total − √Σ (wᵢ sᵢ² (1 − νᵢ/χ²ᵤ))² … total + √Σ (wᵢ sᵢ² (νᵢ/χ²ₗ − 1))². F. A. Graybill &
/// C.-M. Wang, J. Am. Stat. Assoc. 1980;75:869–873; G. Y. Zou, Stat. Methods Med. Res. 2013;22:630–642.
struct RecoveredVariance {
  /// Their weights are not negative.
  let parts: [VariancePart]

  /// Σ weight × mean square.
  var total: Double { CompensatedSum.of(parts.lazy.map(\.contribution)) }

  func interval(confidence: Double) -> ClosedRange<Double> {
    func distance(_ probability: Double) -> Double {
      let squares = CompensatedSum.of(
        parts.lazy.map { part in
          let chi = ChiSquared(degreesOfFreedom: part.degreesOfFreedom).quantile(probability)
          let deviation = part.contribution * (part.degreesOfFreedom / chi - 1)
          return deviation * deviation
        })
      return squares.squareRoot()
    }
    let lower = max(0, total - distance((1 + confidence) / 2))
    return lower...max(lower, total + distance((1 - confidence) / 2))
  }

  /// Limits of agreement around a bias.
  ///
  /// A limit's distance to an end of its interval is √(z² SE² + multiplier² (√end of the variance − SD)²)
  /// with the normal quantile z, as Zou: the variance's upper end moves the outer ends, its lower end the
  /// inner ones.
  func limits(bias: Estimate, standardError: Double, multiplier: Double) -> LimitPair {
    let sd = total.squareRoot()
    let variance = interval(confidence: bias.confidence)
    let margin = Normal.standard.quantile(0.5 + bias.confidence / 2) * standardError
    func distance(_ end: Double) -> Double {
      let deviation = multiplier * (end.squareRoot() - sd)
      return (margin * margin + deviation * deviation).squareRoot()
    }
    let (inner, outer) = (distance(variance.lowerBound), distance(variance.upperBound))
    func limit(_ value: Double, _ below: Double, _ above: Double) -> Estimate {
      Estimate(
        value: value, interval: (value - below)...(value + above), confidence: bias.confidence,
        method: .mover, count: bias.count, unit: bias.unit)
    }
    return LimitPair(
      lower: limit(bias.value - multiplier * sd, outer, inner),
      upper: limit(bias.value + multiplier * sd, inner, outer))
  }
}
