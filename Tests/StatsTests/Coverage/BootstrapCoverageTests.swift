import ApicalRandom
import ApicalStats
import TestSupport
import Testing

/// How often bootstrap intervals of errors hold the truth in simulated studies.
struct BootstrapCoverageTests {
  private let unit = ClinicalUnit.percentagePoints

  // Of 2000 studies of 20, 50 and 200 patients held the truth, in %: width of the limits by BCa 88.5, 92.5,
  // 93.7, by MOVER 94.1, 95.5, 94.7; MAE 91.3, 93.7, 94.4; RMSD 88.5, 92.6, 93.8; RMSD of one method 90.0,
  // 92.6, 93.8.
  @Test(arguments: IntervalCoverageTests.counts) func errors(_ count: Int) throws {
    var shares = [Double](repeating: 0, count: 5)
    let repeats = 300
    var random = CounterRandom(seed: 23, stream: "paired\(count)")
    let meanSize = 0.7978845608028654  // E|Z| of a standard normal Z.
    for study in 0..<repeats {
      let bootstrap = Bootstrap(resamples: 1000, seed: UInt64(study))
      let reference = [Double](repeating: 0, count: count)
      let common = (0..<count).map { _ in 0.6 * random.normal() }
      let first = common.map { 1.5 * ($0 + 0.8 * random.normal()) }
      let second = common.map { $0 + 0.8 * random.normal() }
      let result = try MethodComparison(
        first: first, second: second, reference: reference, unit: unit, bootstrap: bootstrap)
      if result.loaWidthDifference.interval.contains(0.5 * 3.92) { shares[0] += 1 }
      if let normal = result.loaWidthDifferenceNormal, normal.interval.contains(0.5 * 3.92) { shares[4] += 1 }
      if result.maeDifference.interval.contains(0.5 * meanSize) { shares[1] += 1 }
      if result.rmsdDifference.interval.contains(0.5) { shares[2] += 1 }
      let size = try ErrorMagnitude(differences: first, unit: unit, bootstrap: bootstrap)
      if size.rmsd.interval.contains(1.5) { shares[3] += 1 }
    }
    shares = shares.map { $0 / Double(repeats) }
    for share in shares { #expect(share > (count == 20 ? 0.84 : 0.88) && share < 0.98) }
  }
}
