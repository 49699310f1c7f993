import ApicalRandom
import Testing
import TestSupport

@testable import ApicalMetrics

@Suite struct KernelDiscrepancyTests {
  private func set(_ count: Int, seed: UInt64, stream: String, shift: Double = 0) throws -> FeatureSet {
    var random = CounterRandom(seed: seed, stream: stream)
    return try FeatureSet(
      (0..<count).map { _ in (0..<4).map { _ in shift + 2 * random.uniform() - 1 } })
  }

  private func vectors(_ set: FeatureSet, without left: Int) throws -> FeatureSet {
    try FeatureSet(
      (0..<set.count).filter { $0 != left }.map {
        Array(set.values[$0 * set.dimension..<($0 + 1) * set.dimension])
      })
  }

  /// The estimate is that of the kernel distance on whole sets, and the jackknife that of leaving out one at a time.
  @Test func equalsLeavingOutOneAtATime() throws {
    let (one, other) = (
      try set(12, seed: 1, stream: "a"), try set(17, seed: 1, stream: "b", shift: 0.4)
    )
    let result = try KernelDiscrepancy(one, other)
    #expect(abs(result.value - KernelDistance.discrepancy(one.matrix, other.matrix)) < 1e-12)
    let without = [
      try (0..<12).map { KernelDistance.discrepancy(try vectors(one, without: $0).matrix, other.matrix) },
      try (0..<17).map { KernelDistance.discrepancy(one.matrix, try vectors(other, without: $0).matrix) },
    ]
    let variance = without.reduce(0.0) { sum, values in
      let (n, mean) = (Double(values.count), values.reduce(0, +) / Double(values.count))
      return sum + (n - 1) / n * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    #expect(abs(result.standardError - variance.squareRoot()) < 1e-12)
  }

  /// Over 300 repetitions the standard error is the SD of the estimates, up to 15 %.
  @Test func standardErrorIsTheSpreadOfRepetitions() throws {
    let results = try (0..<300).map { repetition in
      try KernelDiscrepancy(
        set(40, seed: UInt64(repetition), stream: "a"),
        set(50, seed: UInt64(repetition), stream: "b", shift: 0.7))
    }
    let mean = results.map(\.value).reduce(0, +) / 300
    let sd = (results.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) } / 299).squareRoot()
    let stated = results.map(\.standardError).reduce(0, +) / 300
    #expect(abs(stated / sd - 1) < 0.15, "stated \(stated), found \(sd)")
    #expect(mean > 5 * sd)
  }

  @Test func refusesWhatItCannotEstimate() throws {
    #expect(throws: FeatureError.tooFew(count: 2, minimum: 3)) {
      try KernelDiscrepancy(set(2, seed: 1, stream: "a"), set(9, seed: 1, stream: "b"))
    }
    let other = try FeatureSet([[1], [2], [3]])
    #expect(throws: FeatureError.dimensionsDiffer(4, 1)) {
      try KernelDiscrepancy(set(5, seed: 1, stream: "a"), other)
    }
  }
}
