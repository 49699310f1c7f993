import ApicalRandom
import ApicalStats
import Testing

struct GroupMomentsTests {
  /// One row of table 4 of Van De Vyver et al., which parts the 2 000 frames of CAMUS by depth and by sector
  /// angle, with the numbers of row E04 of the vectors.
  struct Row {
    /// Mean and SD below and from the threshold on.
    let depth, angle: [(Double, Double)]
    /// The last printed digit of means and of SDs.
    let meanStep, sdStep: Double
    /// Mean and SD of all frames, by depth and by angle.
    let byDepth, byAngle: (Double, Double)
  }

  /// Hausdorff distance and Dice score, each without and with generative augmentations. The pooled SDs of
  /// Dice scores, which E04 leaves out, are those of the same formula in Python.
  static let table = [
    Row(
      depth: [(14.48, 16.61), (45.83, 30.19)], angle: [(12.47, 16.47), (30.06, 28.80)], meanStep: 0.01,
      sdStep: 0.01, byDepth: (28.7756, 28.448), byAngle: (28.7759, 28.451)),
    Row(
      depth: [(7.45, 3.80), (9.34, 8.37)], angle: [(7.11, 3.10), (8.40, 6.56)], meanStep: 0.01,
      sdStep: 0.01, byDepth: (8.3118, 6.377), byAngle: (8.3058, 6.380)),
    Row(
      depth: [(0.855, 0.11), (0.729, 0.18)], angle: [(0.869, 0.10), (0.792, 0.16)], meanStep: 0.001,
      sdStep: 0.01, byDepth: (0.7975, 0.1590), byAngle: (0.7976, 0.1577)),
    Row(
      depth: [(0.893, 0.05), (0.886, 0.07)], angle: [(0.893, 0.05), (0.890, 0.07)], meanStep: 0.001,
      sdStep: 0.01, byDepth: (0.8898, 0.0600), byAngle: (0.8902, 0.0687)),
  ]

  /// E04: both partitions recombine to the same mean and SD, within the rounding of the printed rows.
  @Test func theTwoPartitionsOfTheTableAgree() throws {
    for row in Self.table {
      let byDepth = try joined([1088, 912], row.depth)
      let byAngle = try joined([146, 1854], row.angle)
      #expect(byDepth.count == 2000 && byAngle.count == 2000)
      #expect(abs(byDepth.mean - byAngle.mean) <= row.meanStep)
      let (one, other) = try (#require(byDepth.standardDeviation), #require(byAngle.standardDeviation))
      #expect(abs(one - other) <= row.sdStep)
      #expect(abs(byDepth.mean - row.byDepth.0) < 6e-5 && abs(one - row.byDepth.1) < 6e-4)
      #expect(abs(byAngle.mean - row.byAngle.0) < 6e-5 && abs(other - row.byAngle.1) < 6e-4)
    }
  }

  private func joined(_ counts: [Int], _ rows: [(Double, Double)]) throws -> GroupMoments {
    try GroupMoments(
      joining: zip(counts, rows).map {
        try GroupMoments(count: $0, mean: $1.0, standardDeviation: $1.1)
      })
  }

  /// Joining any partition gives the moments of all values.
  @Test(arguments: 1...20)
  func joiningIsExact(_ seed: UInt64) throws {
    var random = CounterRandom(seed: seed, stream: "groups")
    let groups = (0..<5).map { _ in
      (0..<Int(random.uniform(in: 1...9))).map { _ in random.uniform(in: -50...200) }
    }
    let joined = try GroupMoments(joining: groups.map { try Summary($0).moments })
    let all = try Summary(groups.flatMap(\.self))
    #expect(joined.count == all.count)
    #expect(abs(joined.mean - all.mean) < 1e-10)
    #expect(abs(try #require(joined.standardDeviation) - (try #require(all.standardDeviation))) < 1e-10)
  }

  @Test func singleValuesAndNothing() throws {
    let one = try GroupMoments(count: 1, mean: 3, standardDeviation: nil)
    #expect(try GroupMoments(joining: [one]) == one)
    let two = try GroupMoments(joining: [one, GroupMoments(count: 1, mean: 5, standardDeviation: nil)])
    #expect(two.mean == 4)
    #expect(abs(try #require(two.standardDeviation) - 2.0.squareRoot()) < 1e-12)
    #expect(throws: SummaryError.empty) { try GroupMoments(joining: []) }
    #expect(throws: SummaryError.empty) { try GroupMoments(count: 0, mean: 1, standardDeviation: nil) }
    #expect(throws: SummaryError.notFinite(index: 0)) {
      try GroupMoments(count: 2, mean: .nan, standardDeviation: 1)
    }
    #expect(throws: SummaryError.notFinite(index: 1)) {
      try GroupMoments(count: 2, mean: 1, standardDeviation: .infinity)
    }
  }
}
