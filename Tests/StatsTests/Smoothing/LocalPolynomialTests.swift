import ApicalRandom
import TestSupport
import Testing

@testable import ApicalStats

struct LocalPolynomialTests {
  /// Points with repeated x.
  static let x = (0..<24).map { number in
    let n = number >= 19 ? number - 19 : number
    return Double(90 + (37 * n) % 101)
  }
  static let y = x.enumerated().map { n, x in 3 + 0.002 * (x - 130) * (x - 130) + Double((29 * n) % 13) / 2 }
  static let places = [90, 101.5, 127, 150, 188]

  /// Beside a crowd of forty points at 75 the nearest thirty are those farthest off within it; a window of 10 takes them all.
  @Test func aLeastWidthKeepsACrowdTogether() throws {
    let x = [60.0, 65] + (0..<40).map { 75 + 0.01 * Double($0) } + [90.0]
    let y = [10.0, 8] + (0..<40).map { $0 == 39 ? 66 : 15 } + [16.0]
    let places = [70.0, 78, 84]
    let bounded = try LocalPolynomial(degree: 0, leastWidth: 10).values(x: x, y: y, at: places)
    for (place, found) in zip(places, bounded) {
      let weights = x.map { x in
        let u = abs(x - place) / 10
        return u < 1 ? (1 - u * u * u) * (1 - u * u * u) * (1 - u * u * u) : 0
      }
      let mean = zip(weights, y).map(*).reduce(0, +) / weights.reduce(0, +)
      #expect(abs(found - mean) < 1e-12)
    }
    #expect(try LocalPolynomial(degree: 0).values(x: x, y: y, at: [78])[0] > bounded[1] + 3)
    #expect(
      try LocalPolynomial(leastWidth: 1).values(x: x, y: y, at: [70])
        == LocalPolynomial().values(x: x, y: y, at: [70]))
  }

  /// R 4.2: `predict(loess(y ~ x, span = s, degree = d, control = loess.control(surface = "direct")), places)`.
  @Test(arguments: [
    (0.40, 0, [7.5010875297, 7.3832673862, 6.2182936208, 6.4747525663, 10.0727215208]),
    (0.40, 1, [7.8826809489, 7.3433392182, 5.9949793539, 6.4917237169, 14.4407817975]),
    (0.40, 2, [7.9986416234, 6.8608339508, 6.0412845106, 5.9907667082, 17.3549743677]),
    (0.75, 0, [7.0732272066, 7.0135446626, 6.5672162959, 7.1784635305, 8.4978098657]),
    (0.75, 1, [7.6984877142, 7.2916083474, 6.5706406405, 7.2444186536, 11.8132158763]),
    (0.75, 2, [8.0136070901, 7.1177034823, 6.4527433737, 6.7845836490, 15.0010183133]),
    (1.00, 0, [6.9839234690, 6.9653888123, 6.8581444184, 7.4493341074, 8.0670380992]),
    (1.00, 1, [7.4207741558, 7.2049767425, 6.8576266720, 7.6575559215, 11.0614347402]),
    (1.00, 2, [7.9800149632, 7.1569760080, 6.3405718538, 6.7524590734, 14.0111330129]),
  ])
  func isTheLoessOfR(_ span: Double, _ degree: Int, _ expected: [Double]) throws {
    let smoother = try LocalPolynomial(span: span, degree: degree)
    let values = try smoother.values(x: Self.x, y: Self.y, at: Self.places)
    for (value, expected) in zip(values, expected) { #expect(abs(value - expected) < 2e-9) }
  }

  @Test(arguments: 1...10)
  func polynomialsAreKept(_ seed: UInt64) throws {
    var random = CounterRandom(seed: seed, stream: "polynomial")
    let x = (0..<40).map { _ in random.uniform(in: 50...250) }
    let (a, b, c) = (random.uniform(in: -5...5), random.uniform(in: -1...1), random.uniform(in: -0.01...0.01))
    for degree in 1...2 {
      let curve = { (x: Double) in a + b * x + (degree == 2 ? c * x * x : 0) }
      let values = try LocalPolynomial(span: 0.5, degree: degree).values(
        x: x, y: x.map(curve), at: [60, 150, 240])
      for (value, place) in zip(values, [60.0, 150, 240]) { #expect(abs(value - curve(place)) < 1e-7) }
    }
  }

  /// The window that grows point by point to the nearer side.
  private static func grown(
    _ points: [GatheredPoint], _ needed: Double, _ place: Double
  ) -> (window: Range<Int>, width: Double) {
    var upper = points.firstIndex { $0.x >= place } ?? points.count
    var lower = upper - 1
    var (held, width) = (0.0, 0.0)
    while held < needed {
      let below = lower >= 0 ? place - points[lower].x : .infinity
      let above = upper < points.count ? points[upper].x - place : .infinity
      width = min(below, above)
      held += below <= above ? points[lower].count : points[upper].count
      if below <= above { lower -= 1 } else { upper += 1 }
    }
    return (lower + 1..<upper, width)
  }

  @Test(arguments: 1...40)
  func windowsAreFoundAsTheyGrow(_ seed: UInt64) {
    var random = CounterRandom(seed: seed, stream: "windows")
    let x = Set((0..<30).map { _ in random.uniform(in: 0...40).rounded() }).sorted()
    let points = x.map { GatheredPoint(x: $0, count: random.uniform(in: 1...4).rounded(), sum: 0) }
    let windows = LocalWindows(points)
    for place in stride(from: -3, through: 43, by: 0.5) {
      for needed in stride(from: 1, through: windows.total, by: 1) {
        let (found, expected) = (windows.nearest(needed, to: place), Self.grown(points, needed, place))
        #expect(found.window == expected.window && found.width == expected.width)
      }
    }
  }

  @Test func orderAndTiesDoNotMatter() throws {
    let smoother = try LocalPolynomial(span: 0.6, degree: 1)
    let values = try smoother.values(x: Self.x, y: Self.y, at: Self.places)
    let turned = try smoother.values(x: Self.x.reversed(), y: Self.y.reversed(), at: Self.places)
    for (one, other) in zip(values, turned) { #expect(abs(one - other) < 1e-12) }
    // All points at one place: their mean.
    #expect(try smoother.values(x: [1, 1, 1], y: [1, 2, 6], at: [0, 1, 2]) == [3, 3, 3])
    // Half-way between the only two places.
    #expect(try LocalPolynomial(span: 1).values(x: [0, 0, 2, 2], y: [1, 3, 5, 7], at: [1]) == [4])
  }

  @Test func wrongOptionsAreRefused() {
    #expect(throws: ComparisonError.optionOutOfRange(name: "span", value: 1.5, needed: "above 0, up to 1")) {
      try LocalPolynomial(span: 1.5)
    }
    #expect(throws: ComparisonError.optionOutOfRange(name: "degree", value: 3, needed: "0, 1 or 2")) {
      try LocalPolynomial(degree: 3)
    }
    #expect(throws: ComparisonError.self) { try LocalPolynomial().values(x: [1, 2], y: [1, 2], at: [1]) }
    #expect(throws: ComparisonError.self) {
      try LocalPolynomial().values(x: [1, 2, 3], y: [1, 2, .nan], at: [1])
    }
  }
}

struct SmoothCurveTests {
  private func line(_ seed: UInt64, count: Int) -> (x: [Double], y: [Double]) {
    var random = CounterRandom(seed: seed, stream: "line")
    let x = (0..<count).map { _ in random.uniform(in: 80...220) }
    return (x, x.map { 2 + 0.05 * $0 + random.normal() })
  }

  /// Of curves through 60 points about a line, the band of 90 % holds the line at about 90 % of the places.
  @Test func theBandHoldsTheTruth() throws {
    var held = 0
    let studies = 120
    for seed in 1...UInt64(studies) {
      let (x, y) = line(seed, count: 60)
      let curve = try SmoothCurve(
        x: x, y: y, places: 7, smoother: LocalPolynomial(), confidence: 0.9,
        bootstrap: Bootstrap(resamples: 200, seed: seed))
      for place in curve.places.indices {
        let truth = 2 + 0.05 * curve.places[place]
        if (curve.lower[place]...curve.upper[place]).contains(truth) { held += 1 }
      }
    }
    let share = Double(held) / Double(7 * studies)
    #expect((0.83...0.93).contains(share), "\(share)")
  }

  /// A second copy of each point under the same subject tells nothing new.
  @Test func subjectsAreResampledWhole() throws {
    let (x, y) = line(3, count: 50)
    let names = x.indices.map { "s\($0)" }
    func curve(_ times: Int, _ subject: [String]?) throws -> SmoothCurve {
      try SmoothCurve(
        x: x + (times == 2 ? x : []), y: y + (times == 2 ? y : []), subject: subject, places: 5,
        smoother: LocalPolynomial(span: 1), bootstrap: Bootstrap(resamples: 400, seed: 9))
    }
    let once = try curve(1, nil)
    let twice = try curve(2, names + names)
    let blind = try curve(2, nil)
    #expect(once.subjects == 50 && twice.subjects == 50 && twice.points == 100)
    for place in 0..<5 {
      #expect(abs(once.values[place] - twice.values[place]) < 1e-9)
      #expect(abs(once.lower[place] - twice.lower[place]) < 1e-9)
      #expect(abs(once.upper[place] - twice.upper[place]) < 1e-9)
    }
    let width = { (curve: SmoothCurve) in zip(curve.upper, curve.lower).map { $0 - $1 }.reduce(0, +) }
    #expect(width(blind) < 0.85 * width(once))
    #expect(try curve(1, nil) == once)
  }

  @Test func aBoundCutsCurveAndBand() throws {
    let (x, y) = line(1, count: 12)
    let curve = try SmoothCurve(
      x: x, y: y, smoother: LocalPolynomial(), bootstrap: Bootstrap(resamples: 400, seed: 1))
    let bound = curve.values[20]
    let cut = curve.atLeast(bound)
    #expect(cut.values == curve.values.map { max($0, bound) } && cut.lower.allSatisfy { $0 >= bound })
    #expect(cut.upper == curve.upper.map { max($0, bound) } && cut.places == curve.places)
  }

  @Test func whatCannotBeSmoothedIsRefused() throws {
    let (x, y) = line(1, count: 12)
    let smoother = try LocalPolynomial()
    let bootstrap = Bootstrap(resamples: 400, seed: 1)
    #expect(throws: ComparisonError.constantValues(series: "x")) {
      try SmoothCurve(x: x.map { _ in 1 }, y: y, smoother: smoother, bootstrap: bootstrap)
    }
    #expect(throws: ComparisonError.tooFewValues(series: "the subject", count: 2, minimum: 5)) {
      try SmoothCurve(
        x: x, y: y, subject: x.indices.map { "\($0 % 2)" }, smoother: smoother, bootstrap: bootstrap)
    }
    #expect(throws: ComparisonError.self) {
      try SmoothCurve(x: x, y: y, smoother: smoother, bootstrap: Bootstrap(resamples: 20, seed: 1))
    }
  }
}
