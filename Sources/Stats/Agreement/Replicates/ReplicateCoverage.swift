internal import ApicalParallel
internal import ApicalRandom
internal import Foundation

/// How often the intervals of a replicated design hold the true upper limit, by simulation of normal values.
public struct ReplicateCoverage: Sendable, Equatable, Codable {
  /// Shares of samples whose interval of the upper limit lies below, or above, the true limit.
  public let missedBelow, missedAbove: Double
  /// Number of samples.
  public let samples: Int

  /// Share of samples whose interval holds the true upper limit.
  public var single: Double { 1 - missedBelow - missedAbove }

  /// - Parameters:
  ///   - design: Constant or varying true value.
  ///   - subjects: In each sample, at least 3.
  ///   - replicates: Pairs of each subject, cycled through, such as 2, 3 and 4.
  ///   - betweenSD: SD of subjects' true differences; the SD of the noise of either method is 1.
  ///   - confidence: Level of the intervals.
  ///   - samples: Number of samples.
  ///   - seed: Of the random numbers.
  ///   - estimator: Which variance a varying true value has.
  public init(
    _ design: AgreementDesign, subjects: Int, replicates: [Int], betweenSD: Double,
    multiplier: Double = 1.96, confidence: Double = 0.95, samples: Int = 10_000, seed: UInt64 = 1,
    estimator: VaryingEstimator = .analysisOfVariance
  ) {
    precondition(
      subjects >= 3 && samples > 0 && !replicates.isEmpty && design != .simple, "nothing to simulate")
    let source = CounterRandom(seed: seed, stream: "coverage of replicates, n = \(subjects)")
    let truth = multiplier * (betweenSD * betweenSD + 2).squareRoot()
    let intervals = (0..<samples).mapSideBySide(pieces: 64) { sample in
      var normal = NormalDraws(source.from(block: 2 * UInt64(sample)))
      let model = Self.model(
        design, &normal, pairs: (0..<subjects).map { replicates[$0 % replicates.count] },
        betweenSD: betweenSD,
        estimator: estimator)
      let bias = Estimate(
        model.bias, margin: 0, confidence: confidence, method: .studentT, count: subjects,
        unit: .dimensionless)
      return model.variance.limits(bias: bias, standardError: model.standardError, multiplier: multiplier)
        .upper.interval
    }
    missedBelow = Double(intervals.count { $0.upperBound < truth }) / Double(samples)
    missedAbove = Double(intervals.count { $0.lowerBound > truth }) / Double(samples)
    self.samples = samples
  }

  /// One sample of the design.
  private static func model(
    _ design: AgreementDesign, _ normal: inout NormalDraws, pairs: [Int], betweenSD: Double,
    estimator: VaryingEstimator
  ) -> ReplicateModel {
    if design == .varying {
      let noise = 2.0.squareRoot()
      return ReplicateModel(
        differences: pairs.map { normal.moments($0, mean: betweenSD * normal.next(), noise: noise) },
        estimator: estimator)
    }
    return ReplicateModel(
      methods: pairs.map { normal.moments($0, mean: betweenSD * normal.next(), noise: 1) },
      references: pairs.map { normal.moments($0, mean: 0, noise: 1) })
  }
}

extension NormalDraws {
  /// Moments of a few draws around a mean.
  fileprivate mutating func moments(_ count: Int, mean: Double, noise: Double) -> Moments {
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<count {
      let draw = noise * next()
      sum += draw
      squares += draw * draw
    }
    let n = Double(count)
    return Moments(count: count, mean: mean + sum / n, sumOfSquares: max(0, squares - sum * sum / n))
  }
}
