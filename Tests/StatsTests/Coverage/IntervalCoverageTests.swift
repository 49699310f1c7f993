import ApicalRandom
import ApicalStats
import TestSupport
import Testing

/// How often intervals hold the truth in simulated studies.
struct IntervalCoverageTests {
  private let unit = ClinicalUnit.percentagePoints
  static let counts = [20, 50, 200]

  /// Share of the studies whose interval holds the truth.
  private func coverage(
    _ repeats: Int, _ stream: String, truth: Double,
    interval: (inout CounterRandom) throws -> ClosedRange<Double>
  ) rethrows -> Double {
    var random = CounterRandom(seed: 17, stream: stream)
    var hits = 0
    for _ in 0..<repeats where try interval(&random).contains(truth) { hits += 1 }
    return Double(hits) / Double(repeats)
  }

  private func draws(_ count: Int, _ random: inout CounterRandom, mean: Double = 0, sd: Double = 1)
    -> [Double]
  {
    (0..<count).map { _ in mean + sd * random.normal() }
  }

  // Exact for normal pairs: nominal ± 1 point.
  @Test(arguments: counts) func pitmanMorgan(_ count: Int) throws {
    let share = try coverage(4000, "pm\(count)", truth: 1.5) { random in
      let common = draws(count, &random)
      let first = common.map { 1.5 * ($0 + 0.8 * random.normal()) }
      let second = common.map { $0 + 0.8 * random.normal() }
      return try PitmanMorgan(first: first, second: second).sdRatio.interval
    }
    #expect(abs(share - 0.95) < 0.01)
  }

  @Test(arguments: counts) func groups(_ count: Int) throws {
    var (bias, ratio, width) = (0.0, 0.0, 0.0)
    let repeats = 4000
    var random = CounterRandom(seed: 17, stream: "groups\(count)")
    for _ in 0..<repeats {
      let result = try GroupComparison(
        first: draws(count, &random, mean: 1, sd: 2), second: draws(count / 2, &random), unit: unit)
      if result.biasDifference.interval.contains(1) { bias += 1 }
      if result.sdRatio.interval.contains(2) { ratio += 1 }
      if result.loaWidthDifference.interval.contains(3.92) { width += 1 }
    }
    let n = Double(repeats)
    #expect(abs(ratio / n - 0.95) < 0.01)
    #expect(abs(bias / n - 0.95) < 0.01)
    #expect(abs(width / n - 0.95) < 0.01)
  }

  @Test(arguments: counts) func proportionalBias(_ count: Int) throws {
    let share = try coverage(4000, "bias\(count)", truth: 0.2) { random in
      let reference = draws(count, &random, mean: 50, sd: 10)
      let method = reference.map { 1.2 * $0 + 3 * random.normal() }
      return try ProportionalBias(method: method, reference: reference, unit: unit, magnitude: .reference)
        .slope.interval
    }
    #expect(abs(share - 0.95) < 0.01)
  }

  // Approximate; of 8000 studies of 20, 50 and 200 pairs held the truth, in %: MAE 94.8, 94.8, 95.0; RMSD
  // 95.6, 95.3, 95.1; TDI 94.7, 95.0, 95.2, its approximate form 95.6, 95.3, 95.2; CP 97.2, 95.8, 95.3.
  @Test(arguments: counts) func errorSizes(_ count: Int) throws {
    var (mae, rmsd, exact, approximate, probability) = (0.0, 0.0, 0.0, 0.0, 0.0)
    let repeats = 4000
    let normal = Normal(mean: 0.3, standardDeviation: 1)
    var random = CounterRandom(seed: 17, stream: "errors\(count)")
    // E|d| and the 0.9 quantile of |d|, d normal with mean 0.3 and SD 1.
    let trueMAE = 0.8335224842344198
    let trueTDI = 1.7174499417258413
    for _ in 0..<repeats {
      let d = draws(count, &random, mean: 0.3)
      let size = try ErrorMagnitude(differences: d, unit: unit)
      let index = try TotalDeviationIndex(differences: d, unit: unit)
      let cover = try CoverageProbability(differences: d, threshold: 1.5, unit: unit)
      if size.mae.interval.contains(trueMAE) { mae += 1 }
      if size.rmsd.interval.contains((1.09).squareRoot()) { rmsd += 1 }
      if index.exact.interval.contains(trueTDI) { exact += 1 }
      if index.approximate.interval.contains(trueTDI) { approximate += 1 }
      if cover.normal.interval.contains(normal.cdf(1.5) - normal.cdf(-1.5)) { probability += 1 }
    }
    let n = Double(repeats)
    for share in [mae, rmsd, exact, approximate, probability] { #expect(abs(share / n - 0.95) < 0.03) }
  }

  // Of 3000 studies, in %: jackknife slope 95.0, 95.1, 95.1; analytical 95.1, 95.1, 94.9; intercept 95.3,
  // 94.4, 95.0.
  @Test(arguments: counts) func deming(_ count: Int) throws {
    var shares = [Double](repeating: 0, count: 3)
    let repeats = 1500
    var random = CounterRandom(seed: 17, stream: "deming\(count)")
    for _ in 0..<repeats {
      let truth = (0..<count).map { _ in random.uniform(in: 40...160) }
      let x = truth.map { $0 + 4 * random.normal() }
      let y = truth.map { 5 + 1.1 * $0 + 4 * random.normal() }
      let jackknife = try DemingRegression(method: y, reference: x, unit: unit)
      let analytical = try DemingRegression(method: y, reference: x, unit: unit, standardError: .analytical)
      if jackknife.slope.interval.contains(1.1) { shares[0] += 1 }
      if analytical.slope.interval.contains(1.1) { shares[1] += 1 }
      if jackknife.intercept.interval.contains(5) { shares[2] += 1 }
    }
    shares = shares.map { $0 / Double(repeats) }
    for share in shares { #expect(abs(share - 0.95) < 0.03) }
  }

  // Of 3000 studies (1000 of 200 pairs), in %: slope 94.9, 95.5, 95.1, by the printed ranks 95.2, 95.7, 95.1;
  // intercept 93.3, 93.4, 93.2, for its interval overlooks that the median of the residuals varies too.
  @Test(arguments: counts) func passingBablok(_ count: Int) throws {
    var shares = [Double](repeating: 0, count: 3)
    let repeats = count == 200 ? 400 : 1500
    var random = CounterRandom(seed: 17, stream: "passing\(count)")
    for _ in 0..<repeats {
      let truth = (0..<count).map { _ in random.uniform(in: 40...160) }
      let x = truth.map { $0 + 4 * random.normal() }
      let y = truth.map { $0 + 4 * random.normal() }
      let fit = try PassingBablok(method: y, reference: x, unit: unit)
      let printed = try PassingBablok(method: y, reference: x, unit: unit, convention: .original)
      if fit.slope.interval.contains(1) { shares[0] += 1 }
      if printed.slope.interval.contains(1) { shares[1] += 1 }
      if fit.intercept.interval.contains(0) { shares[2] += 1 }
    }
    shares = shares.map { $0 / Double(repeats) }
    for share in shares { #expect(abs(share - 0.95) < 0.03) }
  }

  // By simulation: the power that was computed, and both limits covered by the interval.
  @Test func plannedPower() throws {
    let plan = try LimitsPower(bias: 0.3, standardDeviation: 1, bound: 3.2)
    let design = try AgreementTestDesign(bound: 3, coverage: 0.9)
    let range = try RangeOfAgreementPrecision(standardDeviation: 1)
    let (count, repeats) = (40, 6000)
    let factor = range.factor(count: count)
    let critical = design.criticalValue(count: count)
    var random = CounterRandom(seed: 17, stream: "power")
    var (limits, agreed, covered) = (0.0, 0.0, 0.0)
    for _ in 0..<repeats {
      let d = draws(count, &random, mean: 0.3)
      let result = try BlandAltman(differences: d, unit: unit)
      let (bias, s) = (result.bias.value, result.standardDeviation)
      let z = Normal.standard.quantile(0.975)
      let t = StudentT(degreesOfFreedom: 39).quantile(0.975)
      let reach = (z + t * (1 / 40.0 + z * z / 78).squareRoot()) * s
      if bias + reach < 3.2, bias - reach > -3.2 { limits += 1 }
      let half = critical * s / Double(count).squareRoot()
      if bias + half < 3, bias - half > -3 { agreed += 1 }
      if bias - factor * s <= 0.3 - z, 0.3 + z <= bias + factor * s { covered += 1 }
    }
    let n = Double(repeats)
    #expect(abs(limits / n - plan.power(count: count)) < 0.015)
    #expect(abs(agreed / n - design.power(count: count, bias: 0.3, standardDeviation: 1)) < 0.015)
    #expect(abs(covered / n - 0.95) < 0.008)
  }
}
