/// The interval of a limit of agreement in SDs from the bias, the same for every sample of this size.
///
/// The upper limit's interval is bias + `inner` × SD … bias + `outer` × SD, the lower limit's the mirror
/// image. Sources: see ``LimitMethod``.
public struct LimitCoefficients: Sendable, Equatable, Codable {
  /// The end that is nearer to the bias, and the one that is farther.
  public let inner, outer: Double

  /// The coefficients of a method that needs no resampling; nil for a bootstrap.
  ///
  /// - Parameters:
  ///   - method: A closed form, or an exact method.
  ///   - count: Number of pairs, above 1.
  ///   - multiplier: Half-width of the limits in SDs, above zero.
  ///   - confidence: Level of the interval, between 0 and 1.
  public init?(_ method: LimitMethod, count: Int, multiplier: Double = 1.96, confidence: Double = 0.95) {
    precondition(count > 1 && multiplier > 0 && confidence > 0 && confidence < 1, "no such limits")
    switch method {
    case .blandAltman:
      self.init(count, multiplier, confidence, standardError: (3 / Double(count)).squareRoot())
    case .blandAltman1999:
      let variance = 1 / Double(count) + multiplier * multiplier / (2 * Double(count - 1))
      self.init(count, multiplier, confidence, standardError: variance.squareRoot())
    case .exactIndividual: self.init(exactIndividual: count, multiplier, confidence)
    case .exactPaired: self.init(exactPaired: count, multiplier, confidence)
    case .mover: self.init(mover: count, multiplier, confidence)
    case .bootstrapPercentile, .bootstrapBCa: return nil
    }
  }

  /// multiplier ± t × standard error.
  private init(_ count: Int, _ multiplier: Double, _ confidence: Double, standardError: Double) {
    let margin = StudentT(degreesOfFreedom: Double(count - 1)).quantile(0.5 + confidence / 2) * standardError
    inner = multiplier - margin
    outer = multiplier + margin
  }

  /// Quantiles of the noncentral t with noncentrality multiplier × √n, over √n.
  ///
  /// Past the noncentrality for which that distribution is accurate, the equal integral over the sample's
  /// mean.
  private init(exactIndividual count: Int, _ multiplier: Double, _ confidence: Double) {
    let root = Double(count).squareRoot()
    let tail = (1 - confidence) / 2
    if multiplier * root <= 100 {
      let t = NoncentralT(degreesOfFreedom: Double(count - 1), noncentrality: multiplier * root)
      inner = t.quantile(tail) / root
      outer = t.quantile(1 - tail) / root
    } else {
      let factor = ToleranceFactor(count: count, multiplier: multiplier, side: .one)
      inner = factor.factor(confidence: tail)
      outer = factor.factor(confidence: 1 - tail)
    }
  }

  private init(exactPaired count: Int, _ multiplier: Double, _ confidence: Double) {
    let factor = ToleranceFactor(count: count, multiplier: multiplier)
    inner = factor.factor(confidence: (1 - confidence) / 2)
    outer = factor.factor(confidence: (1 + confidence) / 2)
  }

  /// Distances from the limit: the mean's margin t / √n and the SD's margin by chi-squared, added as squares.
  private init(mover count: Int, _ multiplier: Double, _ confidence: Double) {
    let degrees = Double(count - 1)
    let tail = (1 - confidence) / 2
    let t = StudentT(degreesOfFreedom: degrees).quantile(1 - tail)
    let chi = ChiSquared(degreesOfFreedom: degrees)
    func distance(_ probability: Double) -> Double {
      let deviation = multiplier * ((degrees / chi.quantile(probability)).squareRoot() - 1)
      return (t * t / Double(count) + deviation * deviation).squareRoot()
    }
    inner = multiplier - distance(1 - tail)
    outer = multiplier + distance(tail)
  }
}
