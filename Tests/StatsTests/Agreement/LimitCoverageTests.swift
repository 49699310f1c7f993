import ApicalStats
import Testing

/// Coverage of the upper limit by simulation of normal differences, 95 % nominal; seeds are fixed.
struct LimitCoverageTests {
  @Test(arguments: [20, 50, 200]) func exactForEachLimit(_ count: Int) {
    let coverage = LimitCoverage(.exactIndividual, count: count)
    #expect(abs(coverage.single - 0.95) < 0.01)
    #expect(abs(coverage.missedBelow - coverage.missedAbove) < 0.01)
  }

  // The pair holds what it promises; each interval alone holds its limit in 88 to 89 % of samples.
  @Test(arguments: [20, 50, 200]) func exactForBothLimits(_ count: Int) {
    let coverage = LimitCoverage(.exactPaired, count: count)
    #expect(abs(coverage.paired - 0.95) < 0.01)
    #expect(abs(coverage.single - 0.885) < 0.01)
  }

  @Test(arguments: [20, 50, 200]) func varianceRecovery(_ count: Int) {
    #expect(abs(LimitCoverage(.mover, count: count).single - 0.95) < 0.01)
  }

  // Close in total, but the errors are on one side: 5.6 % of limits lie above their interval at n = 20, 0.3 %
  // below.
  @Test(arguments: [(20, 0.0555), (50, 0.0440), (200, 0.0350)], [LimitMethod.blandAltman, .blandAltman1999])
  func lancet(_ sample: (count: Int, missedBelow: Double), _ method: LimitMethod) {
    let coverage = LimitCoverage(method, count: sample.count)
    #expect(abs(coverage.single - 0.95) < 0.012)
    #expect(abs(coverage.missedBelow - sample.missedBelow) < 0.006)
    #expect(coverage.missedAbove < 0.02)
  }

  // Measured: too narrow by seven points at n = 20, right at n = 200.
  @Test(arguments: [
    (LimitMethod.bootstrapPercentile, 20, 0.87), (.bootstrapPercentile, 50, 0.91),
    (.bootstrapPercentile, 200, 0.946),
    (.bootstrapBCa, 20, 0.893), (.bootstrapBCa, 50, 0.915), (.bootstrapBCa, 200, 0.947),
  ])
  func bootstrap(_ method: LimitMethod, _ count: Int, _ measured: Double) {
    let coverage = LimitCoverage(method, count: count, samples: 1000, resamples: 499)
    #expect(abs(coverage.single - measured) < 0.025)
  }

  @Test(arguments: [AgreementDesign.constant, .varying], [20, 50, 200])
  func replicates(_ design: AgreementDesign, _ subjects: Int) {
    for replicates in [[3], [2, 3, 4]] {
      let coverage = ReplicateCoverage(
        design, subjects: subjects, replicates: replicates, betweenSD: 1, samples: 4000)
      #expect(abs(coverage.single - 0.95) < 0.012, "\(replicates): \(coverage)")
    }
  }

  // 1, 2 or 6 pairs a subject: the analysis of variance has degrees of freedom to match, Zou's closed form
  // has not.
  @Test func veryUnequalNumbers() {
    func coverage(_ estimator: VaryingEstimator, _ betweenSD: Double) -> Double {
      ReplicateCoverage(
        .varying, subjects: 50, replicates: [1, 2, 6], betweenSD: betweenSD, samples: 4000,
        estimator: estimator
      ).single
    }
    #expect(abs(coverage(.analysisOfVariance, 0.3) - 0.955) < 0.01)
    #expect(abs(coverage(.analysisOfVariance, 3) - 0.95) < 0.01)
    #expect(abs(coverage(.subjectMeans, 0.3) - 0.935) < 0.01)
    #expect(abs(coverage(.subjectMeans, 3) - 0.95) < 0.01)
  }
}
