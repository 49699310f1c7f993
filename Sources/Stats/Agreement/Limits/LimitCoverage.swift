internal import ApicalParallel
internal import ApicalRandom
internal import Foundation

/// How often the intervals of the limits of agreement hold the true limits, by simulation of normal
/// differences.
///
/// For authors who want to know what a method is worth at their number of pairs, and for tests of this
/// module.
public struct LimitCoverage: Sendable, Equatable, Codable {
  /// Shares of samples whose interval of the upper limit lies below, or above, the true limit.
  public let missedBelow, missedAbove: Double
  /// Share of samples where bias ± `outer` SD holds at least, and bias ± `inner` SD at most, the share of the
  /// population that the true limits hold: what Carkeet's exact paired intervals promise.
  public let paired: Double
  /// Number of samples.
  public let samples: Int

  /// Share of samples whose interval holds the true upper limit.
  public var single: Double { 1 - missedBelow - missedAbove }

  /// - Parameters:
  ///   - method: How the intervals are found.
  ///   - count: Pairs in each sample, at least 3.
  ///   - multiplier: Half-width of the limits in SDs.
  ///   - confidence: Level of the intervals.
  ///   - samples: Number of samples; 10 000 tell a level of 95 % to ± 0.4 percentage points.
  ///   - seed: Of the random numbers.
  ///   - resamples: Of each sample, for the two methods that resample.
  public init(
    _ method: LimitMethod, count: Int, multiplier: Double = 1.96, confidence: Double = 0.95,
    samples: Int = 10_000, seed: UInt64 = 1, resamples: Int = 999
  ) {
    precondition(count >= 3 && samples > 0, "a coverage needs samples of 3 pairs or more")
    let coefficients = LimitCoefficients(method, count: count, multiplier: multiplier, confidence: confidence)
    let source = CounterRandom(seed: seed, stream: "coverage of limits, n = \(count)")
    let upTo = Normal.standard.survival(multiplier)
    let outcomes = (0..<samples).mapSideBySide(pieces: 64) { sample in
      var normal = NormalDraws(source.from(block: 2 * UInt64(sample)))
      let differences = (0..<count).map { _ in normal.next() }
      let moments = Moments(differences)
      let sd = (moments.sumOfSquares / Double(count - 1)).squareRoot()
      let ends =
        if let coefficients {
          (moments.mean + coefficients.inner * sd, moments.mean + coefficients.outer * sd)
        } else {
          Self.resampled(
            differences, method, multiplier, confidence, Bootstrap(resamples: resamples, seed: UInt64(sample))
          )
        }
      func outside(_ end: Double) -> Double {
        let half = end - moments.mean
        return Normal.standard.survival(half - moments.mean) + Normal.standard.survival(half + moments.mean)
      }
      return Outcome(
        below: ends.1 < multiplier, above: ends.0 > multiplier,
        paired: outside(ends.1) <= 2 * upTo && outside(ends.0) >= 2 * upTo)
    }
    func share(_ holds: (Outcome) -> Bool) -> Double {
      Double(outcomes.reduce(0) { $0 + (holds($1) ? 1 : 0) }) / Double(samples)
    }
    missedBelow = share(\.below)
    missedAbove = share(\.above)
    paired = share(\.paired)
    self.samples = samples
  }

  private struct Outcome { let below, above, paired: Bool }

  private static func resampled(
    _ differences: [Double], _ method: LimitMethod, _ multiplier: Double, _ confidence: Double,
    _ bootstrap: Bootstrap
  ) -> (Double, Double) {
    do {
      let limit = try bootstrap.momentEstimate(
        differences, statistic: { $0.mean + multiplier * $0.standardDeviation },
        method: method == .bootstrapBCa ? .bca : .percentile, confidence: confidence, unit: .dimensionless)
      return (limit.lower, limit.upper)
    } catch { preconditionFailure("\(error)") }
  }
}
