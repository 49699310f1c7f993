import ApicalRandom
import ApicalStats
import Foundation
import TestSupport
import Testing

/// How often intervals hold the true value in 4000 simulated samples: 95 % ± 1 point, that is three
/// standard errors, at n = 20, 50 and 200.
///
/// Intervals of discrete statistics hold it somewhat more often in small samples.
struct TestIntervalCoverage {
  private static let samples = 4000

  /// Share of samples of normal values, mean 0.5 and SD 1, on which the interval holds `truth`.
  private func coverage(
    _ count: Int, of truth: Double, _ stream: String, samples: Int = 4000,
    interval: ([Double]) throws -> ClosedRange<Double>
  ) rethrows -> Double {
    var random = CounterRandom(seed: 5, stream: stream)
    var held = 0
    for _ in 0..<Self.samples {
      if try interval((0..<count).map { _ in random.normal() + 0.5 }).contains(truth) { held += 1 }
    }
    return Double(held) / Double(Self.samples)
  }

  @Test(arguments: [20, 50, 200]) func signedRank(_ count: Int) throws {
    for method in [RankTestMethod.exact, .approximate] {
      let share = try coverage(count, of: 0.5, "signed rank") {
        try SignedRankTest(differences: $0, unit: .percent, method: method).hodgesLehmann.interval
      }
      #expect(abs(share - 0.95) < 0.01)
    }
  }

  @Test(arguments: [20, 50, 200]) func medianAndMean(_ count: Int) throws {
    let median = try coverage(count, of: 0.5, "median") {
      try SignTest(differences: $0, unit: .percent).median.interval
    }
    #expect(median > 0.94 && median < 0.975)
    var meanHeld = 0
    let effect = try coverage(count, of: 0.5, "mean") {
      let test = try TTest($0, unit: .percent)
      if test.mean.interval.contains(0.5) { meanHeld += 1 }
      return test.effect.cohensD.interval
    }
    #expect(abs(Double(meanHeld) / Double(Self.samples) - 0.95) < 0.01)
    #expect(abs(effect - 0.95) < 0.01)
  }

  // Two halves of a sample, the second three times as scattered.
  @Test(arguments: [20, 50, 200]) func twoSamples(_ count: Int) throws {
    func halves(_ sample: [Double]) -> ([Double], [Double]) {
      (Array(sample.prefix(count / 2)), sample.suffix(count / 2).map { 3 * ($0 - 0.5) + 0.5 })
    }
    let welch = try coverage(count, of: 0, "Welch's t") {
      let (first, second) = halves($0)
      return try TTest(first: first, second: second, unit: .percent).mean.interval
    }
    #expect(abs(welch - 0.95) < 0.012)
    let superiority = try coverage(count, of: 0.5, "Brunner–Munzel") {
      let (first, second) = halves($0)
      return try BrunnerMunzelTest(first: first, second: second).superiority.interval
    }
    #expect(abs(superiority - 0.95) < 0.015)
  }

  @Test(arguments: [20, 50, 200]) func shift(_ count: Int) throws {
    func test(_ sample: [Double], _ method: RankTestMethod) throws -> MannWhitneyTest {
      try MannWhitneyTest(
        first: sample.prefix(count / 2).map { $0 + 1 }, second: Array(sample.suffix(count / 2)),
        unit: .percent, method: method)
    }
    for method in count < 100 ? [RankTestMethod.exact, .approximate] : [.approximate] {
      let share = try coverage(count, of: 1, "shift") { try test($0, method).shift.interval }
      #expect(share > 0.94 && share < 0.965)
    }
    // P(Z > −1/√2), Z standard normal.
    let share = try coverage(count, of: 0.7602499389065233, "superiority") {
      try test($0, .approximate).superiority.interval
    }
    #expect(share > 0.94 && share < 0.97)
  }
}
