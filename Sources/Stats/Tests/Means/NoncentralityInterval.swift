/// Noncentralities δ under which an observed t is not extreme.
///
/// Lower end: the δ at which t or more has the probability `tail`; upper end: the δ at which t or less has it.
/// Beyond |t| of 5000 the scatter of the numerator no longer counts, and the ends follow from chi-squared alone.
struct NoncentralityInterval {
  private let t: Double
  private let degreesOfFreedom: Double
  private let tail: Double

  init(t: Double, degreesOfFreedom: Double, tail: Double) {
    self.t = t
    self.degreesOfFreedom = degreesOfFreedom
    self.tail = tail
  }

  var lower: Double { t < 0 ? -end(-t, above: true) : end(t, above: false) }
  var upper: Double { t < 0 ? -end(-t, above: false) : end(t, above: true) }

  /// - Parameter t: Not negative.
  private func end(_ t: Double, above: Bool) -> Double {
    if t > 5000 {
      let squared = ChiSquared(degreesOfFreedom: degreesOfFreedom).quantile(above ? 1 - tail : tail)
      return t * (squared / degreesOfFreedom).squareRoot()
    }
    let target = Normal.standard.quantile(above ? tail : 1 - tail)
    // Falls almost along a straight line with δ, by about one a standard deviation of t − δ.
    func excess(_ noncentrality: Double) -> Double {
      let distribution = NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      let below = max(0, distribution.cdf(t))
      let z =
        below < 0.5
        ? Normal.standard.quantile(below)
        : -Normal.standard.quantile(min(1, max(0, distribution.survival(t))))
      return max(-40, min(40, z)) - target
    }
    let spread = (1 + t * t / (2 * degreesOfFreedom)).squareRoot()
    var (low, high) = (t - target * spread - spread, t - target * spread + spread)
    var (atLow, atHigh) = (excess(low), excess(high))
    while atLow < 0 {
      low -= 2 * spread
      atLow = excess(low)
    }
    while atHigh > 0 {
      high += 2 * spread
      atHigh = excess(high)
    }
    return root(of: excess, from: (low, atLow), to: (high, atHigh))
  }
}

/// Where a falling function crosses zero, to about 1e−13 of its ends; Illinois' rule, which
/// converges in some eight calls.
private func root(
  of function: (Double) -> Double, from low: (Double, Double), to high: (Double, Double)
) -> Double {
  var ((a, atA), (b, atB)) = (low, high)
  let precision = 1e-13 * max(abs(a), abs(b), 1)
  var (lastSide, last) = (0, Double.nan)
  for _ in 0..<100 where b - a > precision && atA > atB {
    let x = b - atB * (b - a) / (atB - atA)
    let atX = function(x)
    if atX == 0 || abs(x - last) <= precision { return x }
    last = x
    if atX > 0 {
      (a, atA) = (x, atX)
      if lastSide == 1 { atB /= 2 }
      lastSide = 1
    } else {
      (b, atB) = (x, atX)
      if lastSide == -1 { atA /= 2 }
      lastSide = -1
    }
  }
  return abs(atA) < abs(atB) ? a : b
}
