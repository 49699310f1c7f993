import ApicalRandom
import ApicalStats
import Testing

struct GroupRatioTests {
  private func ratio(
    _ kind: GroupRatio.Kind, _ cells: [Int], _ method: GroupRatio.Method = .score
  ) throws -> GroupRatio {
    let groups = try TwoGroups(
      firstSuccesses: cells[0], firstCount: cells[1], secondSuccesses: cells[2], secondCount: cells[3])
    return try GroupRatio(kind, of: groups, method: method)
  }

  // statsmodels 0.15: confint_proportions_2indep(method="score", correction=False, compare="ratio" |
  // "odds-ratio"). Where a cell is empty: SciPy 1.17.1, brentq on the score statistic with the restricted
  // likelihood maximised by minimize_scalar.
  @Test(arguments: [
    (GroupRatio.Kind.risk, [56, 70, 48, 80], 1.0798215063618604, 1.6708055780191224, 1e-7),
    (.odds, [56, 70, 48, 80], 1.2846591246151438, 5.5270031269259645, 1e-7),
    (.risk, [9, 10, 3, 10], 1.3532371938667245, 8.46766868670978, 1e-7),
    (.odds, [9, 10, 3, 10], 2.130069280048743, 181.69078816464554, 1e-6),
    (.risk, [34, 38, 8, 62], 3.764619790947589, 13.4827285578641, 1e-7),
    (.odds, [34, 38, 8, 62], 16.469853731758633, 197.81009094002954, 1e-6),
    (.risk, [4, 38, 54, 62], 0.04768471147721374, 0.278967692892753, 1e-7),
    (.odds, [4, 38, 54, 62], 0.005055353825721226, 0.06071699337987595, 1e-6),
    (.risk, [10, 10, 5, 20], 2.133556918178914, 8.939610138376386, 1e-7),
    (.risk, [3, 17, 5, 5], 0.06191126670591352, 0.4558494145705151, 1e-6),
    (.risk, [7, 7, 5, 5], 0.6456695532636866, 1.768291778443127, 1e-6),
  ])
  func score(
    _ kind: GroupRatio.Kind, _ cells: [Int], _ lower: Double, _ upper: Double, _ tolerance: Double
  ) throws {
    let result = try ratio(kind, cells)
    #expect(abs(result.lower / lower - 1) < tolerance)
    #expect(abs(try #require(result.upper) / upper - 1) < tolerance)
    #expect(result.estimate?.method == .asymptoticTest)
  }

  @Test func emptyCells() throws {
    let none = try ratio(.risk, [0, 10, 3, 20])
    #expect(none.value == 0 && none.lower == 0)
    #expect(abs(try #require(none.upper) / 2.179222256769151 - 1) < 1e-6)
    let noneOdds = try ratio(.odds, [0, 10, 3, 20])
    #expect(noneOdds.lower == 0)
    #expect(abs(try #require(noneOdds.upper) / 2.5088026172233926 - 1) < 1e-6)
    let unbounded = try ratio(.risk, [5, 56, 0, 29])
    #expect(unbounded.value == nil && unbounded.upper == nil && unbounded.estimate == nil)
    #expect(abs(unbounded.lower / 0.7256888837399315 - 1) < 1e-6)
    let unboundedOdds = try ratio(.odds, [5, 56, 0, 29])
    #expect(abs(unboundedOdds.lower / 0.7046212716667102 - 1) < 1e-6)
    #expect(abs(try ratio(.odds, [10, 10, 5, 20]).lower / 6.361966676183772 - 1) < 1e-6)
    #expect(abs(try #require(try ratio(.odds, [3, 17, 5, 5]).upper) / 0.22807309156968297 - 1) < 1e-6)
    for cells in [[0, 7, 0, 5], [7, 7, 5, 5]] {
      let nothing = try ratio(.odds, cells)
      #expect(nothing.value == nil && nothing.lower == 0 && nothing.upper == nil)
    }
  }

  // R 4.2.2, epitools 0.5: 1 / rev(riskratio.wald) and oddsratio.wald of c(70 - 56, 56; 80 - 48, 48).
  @Test func logarithms() throws {
    let risk = try ratio(.risk, [48, 80, 56, 70], .deltaLog)
    #expect(abs(try #require(risk.value) - 0.75) < 1e-14)
    #expect(abs(risk.lower - 0.6056023628042958) < 1e-13)
    #expect(abs(try #require(risk.upper) - 0.92882728758734245) < 1e-13)
    let odds = try ratio(.odds, [48, 80, 56, 70], .deltaLog)
    #expect(abs(try #require(odds.value) - 0.375) < 1e-14)
    #expect(abs(odds.lower - 0.17946813804418604) < 1e-13)
    #expect(abs(try #require(odds.upper) - 0.78356526976045937) < 1e-13)
    #expect(odds.estimate?.method == .deltaLog)
    for kind in GroupRatio.Kind.allCases {
      for cells in [[0, 10, 3, 20], [3, 10, 0, 20]] {
        #expect(throws: ProportionError.self) { try ratio(kind, cells, .deltaLog) }
      }
    }
    #expect(throws: ProportionError.self) { try ratio(.odds, [10, 10, 3, 20], .deltaLog) }
    // All of the first group: risks have an interval.
    #expect(try ratio(.risk, [10, 10, 3, 20], .deltaLog).value != nil)
  }

  // Groups swapped: every end inverts. Odds of failures: every end inverts.
  @Test(arguments: 0..<40) func symmetries(_ seed: UInt64) throws {
    var random = CounterRandom(seed: seed, stream: "ratios")
    let most: UInt64 = seed % 4 == 0 ? 2_000_000 : seed % 4 == 1 ? 4 : 60
    let n = 1 + Int(random.next() % most)
    let m = 1 + Int(random.next() % most)
    let x = Int(random.next() % UInt64(n + 1))
    let y = Int(random.next() % UInt64(m + 1))
    func inverts(_ one: GroupRatio, _ other: GroupRatio) {
      #expect((one.upper == nil) == (other.lower == 0))
      if let upper = one.upper, upper > 0 { #expect(abs(upper * other.lower - 1) < 1e-9) }
      if one.lower > 0, let upper = other.upper { #expect(abs(one.lower * upper - 1) < 1e-9) }
    }
    for kind in GroupRatio.Kind.allCases {
      let plain = try ratio(kind, [x, n, y, m])
      inverts(plain, try ratio(kind, [y, m, x, n]))
      if let value = plain.value {
        #expect(plain.lower <= value && value <= plain.upper ?? .infinity)
      }
    }
    inverts(try ratio(.odds, [x, n, y, m]), try ratio(.odds, [n - x, n, m - y, m]))
  }

  @Test func largeGroups() throws {
    let result = try ratio(.odds, [500_000, 1_000_000, 400_000, 1_000_000])
    let log = try ratio(.odds, [500_000, 1_000_000, 400_000, 1_000_000], .deltaLog)
    #expect(abs(result.lower / log.lower - 1) < 1e-5)
    let upper = try #require(result.upper)
    #expect(abs(upper / (try #require(log.upper)) - 1) < 1e-5)
    let rare = try ratio(.risk, [1, 1_000_000, 1, 1_000_000])
    #expect(rare.lower > 0.05 && rare.lower < 0.3)
  }

  // Exact coverage, all outcomes weighed by their probability, averaged over pairs of shares.
  @Test(arguments: GroupRatio.Kind.allCases, [20, 50]) func coverage(_ kind: GroupRatio.Kind, _ count: Int)
    throws
  {
    let shares = [(0.5, 0.3), (0.9, 0.8), (0.7, 0.4), (0.35, 0.3)]
    var covered = [Double](repeating: 0, count: shares.count)
    let masses = shares.map { first, second in
      [first, second].map { share in
        let binomial = Binomial(trials: count, probability: share)
        return (0...count).map { binomial.mass($0) }
      }
    }
    for x in 0...count {
      for y in 0...count {
        let weights = masses.map { $0[0][x] * $0[1][y] }
        guard weights.contains(where: { $0 > 1e-8 }) else { continue }
        let result = try ratio(kind, [x, count, y, count])
        for (index, (first, second)) in shares.enumerated() {
          let truth = kind == .risk ? first / second : first / (1 - first) / (second / (1 - second))
          if result.lower <= truth, truth <= result.upper ?? .infinity { covered[index] += weights[index] }
        }
      }
    }
    #expect(covered.allSatisfy { abs($0 - 0.95) < 0.025 })
    #expect(abs(covered.reduce(0, +) / 4 - 0.95) < 0.01)
  }

  // Cohen 1988, table 6.2.2: φ(0.5) = 1.571, φ(0.25) = 1.047.
  @Test func cohenH() throws {
    let groups = try TwoGroups(firstSuccesses: 20, firstCount: 40, secondSuccesses: 10, secondCount: 40)
    let h = try groups.cohenH()
    #expect(abs(h.value - Double.pi / 6) < 1e-15)
    #expect(abs(h.upper - h.value - 1.959963984540054 * 0.05.squareRoot()) < 1e-13)
    let extremes = try TwoGroups(firstSuccesses: 4, firstCount: 4, secondSuccesses: 0, secondCount: 4)
      .cohenH()
    #expect(extremes.value == .pi && extremes.upper == .pi)
    #expect(abs(try groups.difference().value - 0.25) < 1e-15)
    #expect(throws: ProportionError.successesOutOfRange(5, count: 4)) {
      try TwoGroups(firstSuccesses: 5, firstCount: 4, secondSuccesses: 0, secondCount: 4)
    }
  }
}
