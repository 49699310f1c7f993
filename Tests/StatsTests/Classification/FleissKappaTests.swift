import ApicalRandom
import ApicalStats
import Testing

struct FleissKappaTests {
  /// Fleiss, Psychol. Bull. 1971, table 1: 30 patients, 6 psychiatrists; depression, personality disorder,
  /// schizophrenia, neurosis, other.
  static let diagnoses = [
    [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0], [1, 0, 2, 0, 3], [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
  ]

  // Paper: .430. Interval and P̄: Python irrCAC 0.4.4, CAC(raw, digits=14).fleiss(). Null standard error:
  // NumPy on equation 12 of Fleiss, Nee & Landis 1979.
  @Test("T20: 30 patients, 6 psychiatrists") func diagnoses() throws {
    let result = try FleissKappa(counts: Self.diagnoses)
    #expect(abs(result.kappa.value - 0.43024452006014074) < 1e-14)
    #expect(abs(result.standardError - 0.05419893551533) < 1e-13)
    #expect(abs(result.kappa.lower - 0.31939525057214) < 1e-12)
    #expect(abs(result.kappa.upper - 0.54109378954814) < 1e-12)
    #expect(abs(result.observedAgreement - 0.55555555555556) < 1e-13)
    #expect(abs(result.expectedAgreement - 0.21993827160494) < 1e-13)
    #expect(abs(result.nullStandardError - 0.024373932099411154) < 1e-15)
    #expect(result.subjects == 30 && result.raters == 6)
  }

  // κ and z of each category: NumPy on Fleiss, Nee & Landis 1979, as the details of R's irr::kappam.fleiss
  // print to three digits. Ends: irrCAC on the category against all others.
  @Test(arguments: [
    (0, 0.2447552447552448, 5.192042798922203, 0.02945922457033, 0.46005126494016),
    (1, 0.2447552447552448, 5.192042798922203, 0.04326340072455, 0.44624708878594),
    (2, 0.52, 11.030865786510143, 0.37189958187079, 0.66810041812921),
    (3, 0.47112727272727273, 9.994118680421357, 0.31863006306449, 0.62362448239006),
    (4, 0.5661178068239687, 12.009172204670527, 0.30533338010058, 0.82690223354735),
  ])
  func categories(_ index: Int, _ value: Double, _ z: Double, _ lower: Double, _ upper: Double) throws {
    let category = try FleissKappa(counts: Self.diagnoses).categories[index]
    let kappa = try #require(category.kappa)
    #expect(abs(kappa.value - value) < 1e-14)
    #expect(abs(kappa.lower - lower) < 1e-12)
    #expect(abs(kappa.upper - upper) < 1e-12)
    #expect(abs(try #require(category.test).statistic - z) < 1e-11)
  }

  // κ is the mean of the categories' κ, weighted by share × (1 − share).
  @Test(arguments: 0..<10) func meanOfCategories(_ seed: UInt64) throws {
    var random = CounterRandom(seed: seed, stream: "fleiss")
    let ratings = (0..<25).map { _ in
      let own = Int(random.next() % 4)
      return (0..<5).map { _ in random.uniform() < 0.5 ? own : Int(random.next() % 4) }
    }
    let result = try FleissKappa(ratings: ratings, categories: [0, 1, 2, 3])
    let weights = result.categories.map { $0.share * (1 - $0.share) }
    let sum = zip(weights, result.categories).map { $0 * $1.kappa!.value }.reduce(0, +)
    #expect(abs(sum / weights.reduce(0, +) - result.kappa.value) < 1e-13)
    #expect(abs(result.categories.map(\.share).reduce(0, +) - 1) < 1e-14)
    // The order of raters and exams does not matter.
    let shuffled = ratings.reversed().map { Array($0.reversed()) }
    let other = try FleissKappa(ratings: Array(shuffled), categories: [0, 1, 2, 3])
    #expect(abs(other.standardError - result.standardError) < 1e-14)
    #expect(abs(other.kappa.value - result.kappa.value) < 1e-14)
  }

  // The linearised variance is that of leaving out one exam at a time, for many exams.
  @Test func jackknife() throws {
    var random = CounterRandom(seed: 3, stream: "fleiss jackknife")
    let ratings = (0..<400).map { _ in
      let own = Int(random.next() % 3)
      return (0..<3).map { _ in random.uniform() < 0.6 ? own : Int(random.next() % 3) }
    }
    let n = Double(ratings.count)
    let without = try ratings.indices.map { index in
      try FleissKappa(ratings: Array(ratings[..<index] + ratings[(index + 1)...]), categories: [0, 1, 2])
        .kappa.value
    }
    let mean = without.reduce(0, +) / n
    let variance = without.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) * (n - 1) / n
    let result = try FleissKappa(ratings: ratings, categories: [0, 1, 2])
    #expect(abs(result.standardError / variance.squareRoot() - 1) < 0.01)
  }

  // Four raters who see an exam's own category with probability q = 0.8 and else guess by its share: κ = q².
  @Test(arguments: [20, 50, 200]) func coverage(_ exams: Int) throws {
    var random = CounterRandom(seed: 21, stream: "fleiss coverage")
    func guess() -> Int {
      let u = random.uniform()
      return u < 0.5 ? 0 : u < 0.8 ? 1 : 2
    }
    let runs = 3000
    var covered = 0
    for _ in 0..<runs {
      let counts = (0..<exams).map { _ in
        let own = guess()
        var row = [0, 0, 0]
        for _ in 0..<4 { row[random.uniform() < 0.8 ? own : guess()] += 1 }
        return row
      }
      if try FleissKappa(counts: counts).kappa.interval.contains(0.64) { covered += 1 }
    }
    #expect(abs(Double(covered) / Double(runs) - 0.95) < 0.015)
  }

  @Test func bounds() throws {
    let perfect = try FleissKappa(counts: [[3, 0], [0, 3], [3, 0]])
    #expect(perfect.kappa.value == 1)
    #expect(perfect.kappa.interval == 1...1)
    let empty = try FleissKappa(counts: [[2, 1, 0], [0, 3, 0], [3, 0, 0]], categories: ["a", "b", "c"])
    #expect(empty.categories[2].kappa == nil)
    #expect(empty.categories[2].test == nil)
    #expect(empty.categories[2].share == 0)
  }

  @Test func refusesWhatHasNoKappa() {
    #expect(throws: ClassificationError.oneCategoryOnly("2")) { try FleissKappa(counts: [[0, 3], [0, 3]]) }
    #expect(throws: ClassificationError.raggedRatings(subject: 1, found: 2, needed: 3)) {
      try FleissKappa(counts: [[1, 2], [1, 1]])
    }
    #expect(throws: ClassificationError.tooFewRaters(count: 1, minimum: 2)) {
      try FleissKappa(counts: [[1, 0], [0, 1]])
    }
    #expect(throws: ClassificationError.tooFewSubjects(count: 1, minimum: 2)) {
      try FleissKappa(counts: [[1, 2]])
    }
    #expect(throws: ClassificationError.negativeCount(row: 0, column: 1, -1)) {
      try FleissKappa(counts: [[3, -1], [1, 1]])
    }
    #expect(throws: ClassificationError.unknownCategory("9", index: 3)) {
      try FleissKappa(ratings: [[1, 2], [1, 9]], categories: [1, 2])
    }
  }
}
