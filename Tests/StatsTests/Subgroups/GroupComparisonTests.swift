import ApicalStats
import Foundation
import Testing

struct GroupComparisonTests {
  // R 4.2.2: t.test(g1, g2), var.test(g1, g2); levene by anova(lm(z ~ g)), z the distances from medians or
  // means; MOVER from sd * sqrt((n - 1) / qchisq(c(.975, .025), n - 1)) of each group.
  @Test func peakFlowAgainstGiavarina() throws {
    let result = try GroupComparison(
      first: PeakFlow.differences, second: Giavarina.differences, unit: .dimensionless)
    #expect(abs(result.biasTest.statistic - 2.20734340826619757) < 1e-12)
    #expect(abs(result.biasTest.degreesOfFreedom[0] - 30.45136562229764721) < 1e-11)
    #expect(abs(result.biasTest.pValue - 0.03496175383250696) < 1e-13)
    #expect(abs(result.biasDifference.lower - 1.88762826891652002) < 1e-11)
    #expect(abs(result.biasDifference.upper - 48.21041094676974836) < 1e-11)
    #expect(abs(result.varianceTest.statistic - 1.2404393939859035) < 1e-13)
    #expect(abs(result.varianceTest.pValue - 0.5954780889404212) < 1e-12)
    #expect(abs(result.sdRatio.value - 1.1137501488152104) < 1e-13)
    #expect(abs(result.sdRatio.lower - 0.7347672627902868) < 1e-12)
    #expect(abs(result.sdRatio.upper - 1.7875024144919118) < 1e-12)
    #expect(abs(result.brownForsythe.pValue - 0.96487) < 5e-6)
    #expect(abs(result.loaWidthDifference.value - 15.51999256106591) < 1e-11)
    #expect(abs(result.loaWidthDifference.lower - -45.39954145189603) < 1e-10)
    #expect(abs(result.loaWidthDifference.upper - 99.55575978132808) < 1e-10)
    let levene = try GroupComparison.leveneTest([PeakFlow.differences, Giavarina.differences])
    #expect(abs(levene.pValue - 0.96786) < 5e-6)
  }

  /// Peak flow dealt to three groups in turn.
  private static let thirds = (0..<3).map { third in
    let rows = (0..<17).filter { $0 % 3 == third }
    return Subgroup(
      name: "g\(third)", method: rows.map { PeakFlow.wright[$0] }, reference: rows.map { PeakFlow.mini[$0] })
  }

  // R 4.2.2: anova(lm(d ~ g)), oneway.test(d ~ g), anova(lm(d ~ a + g), lm(d ~ a * g))
  @Test func threeGroups() throws {
    let result = try SubgroupInteraction(groups: Self.thirds)
    #expect(abs(result.bias.statistic - 1.48698) < 5e-6)
    #expect(abs(result.bias.pValue - 0.25967) < 5e-6)
    #expect(abs(result.biasWelch.statistic - 1.3230974674355) < 1e-12)
    #expect(abs(result.biasWelch.degreesOfFreedom[1] - 8.8961486367831) < 1e-12)
    #expect(abs(result.biasWelch.pValue - 0.3140208798427) < 1e-12)
    #expect(abs(result.scatter.pValue - 0.89412) < 5e-6)
    #expect(abs(result.slope.statistic - 1.58762) < 5e-6)
    #expect(abs(result.slope.pValue - 0.24788) < 5e-6)
    #expect(result.slope.degreesOfFreedom == [2, 11])
    #expect(abs(result.slopes[0] - -0.1512304506772066) < 1e-13)
    #expect(abs(result.slopes[2] - 0.1945069362635978) < 1e-13)
  }

  @Test func twoGroupsAgreeWithTheTwoSampleTests() throws {
    let groups = Array(Self.thirds.prefix(2))
    let many = try SubgroupInteraction(groups: groups)
    let two = try GroupComparison(
      first: groups[0].differences, second: groups[1].differences, unit: .dimensionless)
    #expect(abs(many.biasWelch.statistic - two.biasTest.statistic * two.biasTest.statistic) < 1e-12)
    #expect(abs(many.biasWelch.pValue - two.biasTest.pValue) < 1e-12)
    #expect(many.scatter == two.brownForsythe)
  }

  @Test func swapMirrors() throws {
    let one = try GroupComparison(first: PeakFlow.differences, second: Giavarina.differences, unit: .percent)
    let two = try GroupComparison(first: Giavarina.differences, second: PeakFlow.differences, unit: .percent)
    #expect(abs(one.loaWidthDifference.lower + two.loaWidthDifference.upper) < 1e-11)
    #expect(abs(one.sdRatio.lower * two.sdRatio.upper - 1) < 1e-13)
    #expect(abs(one.biasDifference.upper + two.biasDifference.lower) < 1e-11)
    #expect(abs(one.varianceTest.pValue - two.varianceTest.pValue) < 1e-12)
  }

  @Test func refusesWhatCannotBeCompared() {
    #expect(throws: ComparisonError.constantValues(series: "the second group")) {
      try GroupComparison(first: [1, 2, 3], second: [0.1, 0.1, 0.1], unit: .percent)
    }
    #expect(throws: ComparisonError.tooFewValues(series: "the first group", count: 1, minimum: 3)) {
      try GroupComparison(first: [1], second: [1, 2, 3], unit: .percent)
    }
    #expect(throws: ComparisonError.tooFewGroups(count: 1, minimum: 2)) {
      try SubgroupInteraction(groups: [Self.thirds[0]])
    }
    #expect(throws: ComparisonError.constantValues(series: "every group")) {
      try GroupComparison.scatterTest([[1, 2], [3, 4]])
    }
  }
}
