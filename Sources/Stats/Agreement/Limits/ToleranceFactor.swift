internal import Foundation

/// How many SDs around a sample's mean hold a given share of a normal population, with a given confidence.
///
/// The factor k solves P(the interval mean ± k × SD holds at least the content) = confidence. Given the
/// sample's mean, the SD has a chi-squared distribution; the mean is integrated out by Gauss–Legendre
/// quadrature. Two-sided: K. Krishnamoorthy & T. Mathew, Statistical Tolerance Regions, Wiley 2009, equation
/// 1.2.4; it is also Carkeet's exact paired coefficient of the limits of agreement (Optom. Vis. Sci.
/// 2015;92:e71–e80). Right to about 1e-10.
struct ToleranceFactor {
  /// What the interval has to hold.
  enum Side {
    /// The content between mean − k × SD and mean + k × SD.
    case both
    /// The content below mean + k × SD.
    case one
  }

  /// n − 1, and the sample's standardised mean with the reach that its interval needs there.
  private let degreesOfFreedom: Double
  private let reaches: [(reach: Double, weight: Double)]
  /// Half-width of the population's own interval in its SDs.
  private let multiplier: Double

  /// - Precondition: `count` is above 1; `multiplier`, which states the content in SDs of the population, is
  ///   finite and above zero.
  init(count: Int, multiplier: Double, side: Side = .both, order: Int? = nil) {
    precondition(count > 1 && multiplier > 0 && multiplier.isFinite, "no factor for n = \(count)")
    let root = Double(count).squareRoot()
    let quadrature = order.map(GaussLegendre.init) ?? (count < 10 || side == .one ? .fine : .coarse)
    var reach = multiplier
    reaches = quadrature.scaled(to: side == .both ? 0...8.5 : -8.5...8.5).map { t, weight in
      let mass = weight * normalDensity(t)
      switch side {
      case .both:
        reach = Self.reach(multiplier, offset: t / root, from: reach)
        return (reach, 2 * mass)
      case .one: return (max(0, multiplier - t / root), mass)
      }
    }
    degreesOfFreedom = Double(count - 1)
    self.multiplier = multiplier
  }

  /// The confidence that a factor gives, 0…1.
  func confidence(of factor: Double) -> Double {
    let chi = ChiSquared(degreesOfFreedom: degreesOfFreedom)
    var sum = 0.0
    for (reach, weight) in reaches {
      let ratio = reach / factor
      sum += weight * chi.survival(degreesOfFreedom * ratio * ratio)
    }
    return min(1, sum)
  }

  /// The factor that gives a confidence.
  ///
  /// - Precondition: `confidence` lies between 0 and 1, both excluded.
  func factor(confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1, not \(confidence)")
    let target = Normal.standard.quantile(confidence)
    func excess(_ logarithm: Double) -> Double {
      Normal.standard.quantile(self.confidence(of: exp(logarithm))) - target
    }
    // The factor for a mean that is known; the true one is near, and the equation is nearly straight.
    let chi = ChiSquared(degreesOfFreedom: degreesOfFreedom).quantile(1 - confidence)
    let start = log(multiplier * (degreesOfFreedom / max(chi, 1e-300)).squareRoot())
    var (last, lastExcess) = (start, excess(start))
    var next = start - lastExcess / (2 * degreesOfFreedom).squareRoot()
    for _ in 0..<12 where next.isFinite && next != last {
      let nextExcess = excess(next)
      let step = nextExcess * (next - last) / (nextExcess - lastExcess)
      (last, lastExcess, next) = (next, nextExcess, next - step)
      if abs(step) < 1e-8 { return exp(next) }
    }
    return exp(bracketedRoot(in: Self.bracket(around: start, excess), of: excess))
  }

  /// Steps out until the excess changes its sign.
  private static func bracket(around start: Double, _ excess: (Double) -> Double) -> ClosedRange<Double> {
    var (low, high, step) = (start, start, 0.1)
    while excess(low) > 0 {
      low -= step
      step *= 2
    }
    while excess(high) < 0 {
      high += step
      step *= 2
    }
    return low...high
  }

  /// r with P(|Z − offset| > r) = P(|Z| > multiplier), by Newton's method in a bracket.
  private static func reach(_ multiplier: Double, offset: Double, from start: Double) -> Double {
    let outside = 2 * Normal.standard.survival(multiplier)
    var (low, high) = (multiplier, multiplier + offset)
    var r = min(max(start, low), high)
    for _ in 0..<60 {
      let excess = Normal.standard.survival(r - offset) + Normal.standard.survival(r + offset) - outside
      if excess > 0 { low = r } else { high = r }
      let slope = normalDensity(r - offset) + normalDensity(r + offset)
      var next = r + excess / slope
      if !(next >= low && next <= high) { next = (low + high) / 2 }
      let step = abs(next - r)
      r = next
      if step <= 1e-15 * r { break }
    }
    return r
  }
}
