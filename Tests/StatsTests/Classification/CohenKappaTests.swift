import ApicalRandom
import ApicalStats
import Testing

struct CohenKappaTests {
  /// Fleiss, Cohen & Everitt 1969, table 1: 200 patients, three diagnoses.
  static let diagnoses = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
  static let grades = [[44, 5, 1], [7, 20, 3], [9, 5, 6]]

  // R 4.2.2, vcd 1.4: Kappa(m, weights = "Equal-Spacing" | "Fleiss-Cohen"), value and ASE.
  @Test(arguments: [
    (diagnoses, KappaWeights.unweighted, 0.428571428571428492, 0.053711004869167356),
    (diagnoses, .linear, 0.492307692307692113, 0.050718607607687226),
    (diagnoses, .quadratic, 0.566666666666666541, 0.055666340158230271),
    (grades, .unweighted, 0.491525423728813471, 0.072127459293340676),
    (grades, .linear, 0.473684210526315930, 0.076978909870306103),
    (grades, .quadratic, 0.454545454545454530, 0.093979697775726026),
  ])
  func asR(_ counts: [[Int]], _ weights: KappaWeights, _ value: Double, _ error: Double) throws {
    let result = try CohenKappa(RatingTable(counts: counts), weights: weights)
    #expect(abs(result.kappa.value - value) < 1e-14)
    #expect(abs(result.standardError - error) < 1e-14)
    #expect(abs(result.kappa.upper - value - 1.959963984540054 * error) < 1e-12)
    #expect(result.kappa.count == counts.joined().reduce(0, +))
  }

  // statsmodels 0.15, inter_rater.cohens_kappa: std_kappa0, z_value, pvalue_two_sided.
  @Test(arguments: [
    (KappaWeights.unweighted, 0.07350931675322524, 6.686573150705386, 2.2845697639968196e-11),
    (.linear, 0.07735230766683716, 6.123724356957949, 9.141298408246363e-10),
    (.quadratic, 0.09525954107221604, 4.7716527859489135, 1.8272029637625953e-06),
  ])
  func againstChance(_ weights: KappaWeights, _ error: Double, _ z: Double, _ p: Double) throws {
    let result = try CohenKappa(RatingTable(counts: Self.grades), weights: weights)
    #expect(abs(result.nullStandardError - error) < 1e-14)
    #expect(abs(result.test.statistic - z) < 1e-12)
    #expect(abs(result.test.pValue / p - 1) < 1e-11)
  }

  // statsmodels 0.15, inter_rater.cohens_kappa(m, weights=1 - w): kappa, std_kappa, std_kappa0. psych 2.2.9
  // has the same kappa and another variance, vcd and statsmodels have that of the paper.
  @Test(arguments: [
    (
      [[0, 1, 3], [1, 0, 6], [3, 6, 0]], 6.0, 0.1333333333333333, 0.09299491610711169, 0.061056458761236825
    ),
    (
      [[0, 9, 5], [9, 0, 3], [5, 3, 0]], 9.0, 0.5070603337612324, 0.05699415015197203, 0.06533570301755048
    ),
  ])
  func customWeights(
    _ disagreement: [[Double]], _ scale: Double, _ value: Double, _ error: Double, _ nullError: Double
  ) throws {
    let weights = KappaWeights.custom(disagreement.map { $0.map { 1 - $0 / scale } })
    let result = try CohenKappa(RatingTable(counts: Self.diagnoses), weights: weights)
    #expect(abs(result.kappa.value - value) < 1e-13)
    #expect(abs(result.standardError - error) < 1e-13)
    #expect(abs(result.nullStandardError - nullError) < 1e-13)
  }

  // R 4.2.2, epiR 2.0: epi.kappa(matrix(c(19, 10, 6, 256), 2), method = "cohen").
  @Test func yesAndNo() throws {
    let counts = try PairedCounts(both: 19, firstOnly: 6, secondOnly: 10, neither: 256)
    let result = try CohenKappa(RatingTable(counts))
    #expect(abs(result.kappa.value - 0.67358384744812094) < 1e-14)
    #expect(abs(result.observedAgreement - 0.94501718213058417) < 1e-14)
    #expect(abs(result.expectedAgreement - 0.83155607515263164) < 1e-14)
    // Its test uses Fleiss' standard error: z = 11.5289.
    #expect(abs(result.nullStandardError - 0.058425526977599923) < 1e-14)
    #expect(abs(result.test.statistic - 11.528930628325694) < 1e-11)
    #expect(abs(result.test.pValue / 9.4307838570605917e-31 - 1) < 1e-9)
  }

  // R 4.2.2: tanh(atanh(k) + c(-1, 1) * qnorm(.975) * se / (1 - k^2)), k = 0.491525423728813, se = 0.0721274592933407.
  @Test func fisherInterval() throws {
    let result = try CohenKappa(RatingTable(counts: Self.grades), interval: .fisherZ)
    #expect(abs(result.kappa.lower - 0.3378543943880012) < 1e-12)
    #expect(abs(result.kappa.upper - 0.6196710863741772) < 1e-12)
    #expect(result.kappa.method == .fisherZ)
  }

  @Test func weightsOfTwoCategoriesDoNotMatter() throws {
    let table = try RatingTable(counts: [[19, 6], [10, 256]])
    let plain = try CohenKappa(table)
    for weights in [KappaWeights.linear, .quadratic, .custom([[1, 0], [0, 1]])] {
      #expect(try CohenKappa(table, weights: weights).kappa == plain.kappa)
    }
  }

  // Swapped raters, reversed categories, and twice the counts.
  @Test(arguments: 0..<20) func symmetries(_ seed: UInt64) throws {
    var random = CounterRandom(seed: seed, stream: "kappa")
    let counts = (0..<4).map { row in (0..<4).map { (row == $0 ? 6 : 1) + Int(random.next() % 9) } }
    let swapped = (0..<4).map { row in (0..<4).map { counts[$0][row] } }
    let reversed = Array(counts.map { Array($0.reversed()) }.reversed())
    let doubled = counts.map { $0.map { 2 * $0 } }
    for weights in [KappaWeights.unweighted, .linear, .quadratic] {
      func kappa(_ counts: [[Int]]) throws -> CohenKappa {
        try CohenKappa(RatingTable(counts: counts), weights: weights)
      }
      let plain = try kappa(counts)
      for other in [swapped, reversed] {
        #expect(abs(try kappa(other).kappa.value - plain.kappa.value) < 1e-14)
        #expect(abs(try kappa(other).standardError - plain.standardError) < 1e-14)
      }
      #expect(abs(try kappa(doubled).kappa.value - plain.kappa.value) < 1e-14)
      #expect(abs(try kappa(doubled).standardError * 2.0.squareRoot() - plain.standardError) < 1e-14)
      #expect(plain.kappa.lower >= -1 && plain.kappa.upper <= 1)
    }
  }

  // Raters who agree on a known share of exams and else guess: κ = 0.6. The plain interval is known to be short.
  @Test(arguments: [
    (CohenKappa.Interval.plain, 20, 0.91), (.plain, 50, 0.94), (.plain, 200, 0.95), (.fisherZ, 20, 0.95),
    (.fisherZ, 50, 0.95), (.fisherZ, 200, 0.95),
  ])
  func coverage(_ interval: CohenKappa.Interval, _ exams: Int, _ expected: Double) throws {
    var random = CounterRandom(seed: 11, stream: "kappa coverage")
    let shares = [0.5, 0.3, 0.2]
    func category() -> Int {
      let u = random.uniform()
      return u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2
    }
    let runs = 4000
    var covered = 0
    for _ in 0..<runs {
      let first = (0..<exams).map { _ in category() }
      let second = first.map { random.uniform() < 0.6 ? $0 : category() }
      let table = try RatingTable(first: first, second: second, categories: [0, 1, 2])
      let result = try CohenKappa(table, interval: interval)
      if result.kappa.interval.contains(0.6) { covered += 1 }
    }
    let coverage = Double(covered) / Double(runs)
    #expect(abs(coverage - expected) < 0.012)
  }

  @Test func bounds() throws {
    let perfect = try CohenKappa(RatingTable(counts: [[5, 0], [0, 7]]))
    #expect(perfect.kappa.value == 1)
    #expect(perfect.kappa.interval == 1...1)
    let turned = try CohenKappa(RatingTable(counts: [[5, 0], [0, 7]]), interval: .fisherZ)
    #expect(turned.kappa.interval == 1...1)
    let opposite = try CohenKappa(RatingTable(counts: [[0, 6], [6, 0]]))
    #expect(opposite.kappa.value == -1)
    let chance = try CohenKappa(RatingTable(counts: [[4, 4], [4, 4]]))
    #expect(chance.kappa.value == 0)
    #expect(abs(chance.test.pValue - 1) < 1e-15)
  }

  // Weights by which only the first two categories disagree; by hand: 1 − 0.1 / 0.01.
  @Test(arguments: CohenKappa.Interval.allCases) func belowMinusOne(_ interval: CohenKappa.Interval) throws {
    let weights = KappaWeights.custom([[1, 0, 1], [0, 1, 1], [1, 1, 1]])
    let table = try RatingTable(counts: [[0, 1, 0], [0, 0, 0], [0, 0, 9]])
    let result = try CohenKappa(table, weights: weights, interval: interval)
    #expect(abs(result.kappa.value + 9) < 1e-13)
    #expect(result.kappa.lower <= result.kappa.value && result.kappa.upper > result.kappa.value)
    let opposite = try CohenKappa(RatingTable(counts: [[0, 6], [6, 0]]), interval: interval)
    #expect(opposite.kappa.interval == -1 ... -1)
  }

  @Test func refusesWhatHasNoKappa() throws {
    #expect(throws: ClassificationError.constantRater("first")) {
      try CohenKappa(RatingTable(counts: [[5, 3], [0, 0]]))
    }
    #expect(throws: ClassificationError.constantRater("second")) {
      try CohenKappa(RatingTable(counts: [[5, 0], [3, 0]]))
    }
    #expect(throws: ClassificationError.weightOutOfRange(row: 0, column: 0, 0)) {
      try CohenKappa(RatingTable(counts: [[5, 1], [3, 2]]), weights: .custom([[0, 1], [1, 0]]))
    }
    #expect(throws: ClassificationError.wrongRowCount(found: 1, needed: 2)) {
      try CohenKappa(RatingTable(counts: [[5, 1], [3, 2]]), weights: .custom([[1, 1]]))
    }
    #expect(throws: ClassificationError.confidenceOutOfRange(95)) {
      try CohenKappa(RatingTable(counts: [[5, 1], [3, 2]]), confidence: 95)
    }
    // Custom weights by which everything agrees.
    #expect(throws: ClassificationError.nothingDisagrees) {
      try CohenKappa(RatingTable(counts: [[5, 1], [3, 2]]), weights: .custom([[1, 1], [1, 1]]))
    }
  }
}

struct RatingTableTests {
  @Test func countsRatings() throws {
    let table = try RatingTable(
      first: ["good", "poor", "good", "fair"], second: ["good", "good", "fair", "fair"],
      categories: ["poor", "fair", "good"])
    #expect(table.counts == [[0, 0, 1], [0, 1, 0], [0, 1, 1]])
    #expect(table.count == 4)
    #expect(table.categories == ["poor", "fair", "good"])
  }

  @Test func refusals() {
    #expect(throws: ClassificationError.unknownCategory("god", index: 1)) {
      try RatingTable(first: ["good", "god"], second: ["good", "good"], categories: ["good", "poor"])
    }
    #expect(throws: ClassificationError.unequalCounts(first: 1, second: 0)) {
      try RatingTable(first: [1], second: [], categories: [1, 2])
    }
    #expect(throws: ClassificationError.tooFewSubjects(count: 0, minimum: 1)) {
      try RatingTable(first: [], second: [], categories: [1, 2])
    }
    #expect(throws: ClassificationError.duplicateCategory("1")) {
      try RatingTable(first: [1], second: [1], categories: [1, 2, 1])
    }
    #expect(throws: ClassificationError.tooFewCategories(count: 1, minimum: 2)) {
      try RatingTable(counts: [[3]])
    }
    #expect(throws: ClassificationError.negativeCount(row: 1, column: 0, -2)) {
      try RatingTable(counts: [[3, 1], [-2, 1]])
    }
    #expect(throws: ClassificationError.raggedTable(row: 1, found: 1, needed: 2)) {
      try RatingTable(counts: [[3, 1], [2]])
    }
  }
}
