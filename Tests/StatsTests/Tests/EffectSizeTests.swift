import Testing

@testable import ApicalStats

struct EffectSizeTests {
  // mpmath, 40 digits: gamma(v/2) / sqrt(v/2) / gamma((v − 1)/2).
  private static let hedges: [(Double, Double)] = [
    (2, 0.564189583547756287), (50, 0.984911942295572601), (299, 0.997489189328593399),
    (301, 0.9975058886405645), (1000, 0.999249781179716368), (1e6, 0.99999924999978125),
  ]

  @Test(arguments: hedges) func hedgesBias(_ degrees: Double, _ expected: Double) {
    #expect(abs(StandardisedDifference.bias(degrees) - expected) < 2e-13)
  }

  // SciPy 1.17.1: brentq over nct.sf(t, v, d) − 0.025 and nct.cdf(t, v, d) − 0.025.
  private static let ends: [(Double, Double, Double, Double)] = [
    (0, 5, -1.9599639845400545, 1.9599639845400545), (0.5, 1, -1.6366534579550371, 2.458242092419503),
    (3, 2, -0.3946744065767939, 6.282832575405301), (12, 30, 8.366874817217496, 15.569995281778594),
    (80, 100, 68.74349971529674, 91.22659659208878), (300, 8, 156.57953628282598, 444.15557906066897),
  ]

  @Test(arguments: ends) func noncentrality(_ t: Double, _ degrees: Double, _ lower: Double, _ upper: Double)
  {
    let interval = NoncentralityInterval(t: t, degreesOfFreedom: degrees, tail: 0.025)
    #expect(abs(interval.lower - lower) < 1e-8 * max(1, t))
    #expect(abs(interval.upper - upper) < 1e-8 * max(1, t))
    let mirrored = NoncentralityInterval(t: -t, degreesOfFreedom: degrees, tail: 0.025)
    #expect(abs(mirrored.lower + interval.upper) < 1e-12 * max(1, t))
  }

  // Every end exists, and both ways to find it meet where one takes over.
  @Test(arguments: [1.0, 2, 30, 3000, 100_000], [0.0005, 0.025])
  func allScales(_ degrees: Double, _ tail: Double) {
    for t in [0, 1, 100, 1e9] {
      let interval = NoncentralityInterval(t: t, degreesOfFreedom: degrees, tail: tail)
      #expect(interval.lower < t && interval.upper > (degrees < 2 ? 0 : t * 0.9))
    }
    let below = NoncentralityInterval(t: 4999, degreesOfFreedom: degrees, tail: tail)
    let above = NoncentralityInterval(t: 5001, degreesOfFreedom: degrees, tail: tail)
    #expect(abs(below.upper / 4999 - above.upper / 5001) < 1e-4)
    #expect(abs(below.lower / 4999 - above.lower / 5001) < 1e-4)
  }
}
