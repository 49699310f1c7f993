import Testing

@testable import ApicalEF

struct LocalRegressionTests {
  /// NumPy: `polyfit(u, y, 2, w=sqrt(weights))` in windows of half-width 5 that grow by halves, four rounds
  /// of bisquare weights.
  @Test func matchesNumPy() throws {
    let values: [Double?] = [
      3000, 2950, nil, 2700, 2520, 2300, 2130, 9000, 1850, 1800, 1830, nil, nil, 2100, 2300, 2450, 2600, 2720,
      2820, 2900, 2960, 3000, 2990, 2900, 2750,
    ]
    let expected = [
      3007.333317, 2945.40354, 2836.015123, 2690.643387, 2507.296928, 2318.210303, 2124.712129, 1971.827192,
      1859.228303, 1810.40911, 1813.040267, 1878.567626, 1992.446961, 2136.570034, 2286.454419, 2456.053922,
      2598.459151, 2719.445124, 2821.328448, 2905.497938, 2967.967943, 2994.467062, 2974.976902, 2898.265345,
      2749.650499,
    ]
    let (smoothed, weights) = LocalRegression(halfWidth: 5).smooth(values)
    for (value, number) in zip(smoothed, expected) {
      #expect(abs(try #require(value) - number) < 1e-5)
    }
    #expect(weights[7] == 0)
    #expect(weights[2] == nil)
    #expect(abs(try #require(weights[0]) - 0.997522) < 1e-6)
    #expect(abs(try #require(weights[13]) - 0.943642) < 1e-6)
  }

  /// A parabola stays as it is, gaps included; beyond the first and the last value there is none.
  @Test func keepsParabolas() throws {
    let curve = (0..<30).map { (frame: Int) -> Double in
      500 + 12 * Double(frame) - 0.7 * Double(frame * frame)
    }
    var values: [Double?] = curve
    for frame in [0, 1, 5, 12, 13, 14, 15, 16, 28, 29] { values[frame] = nil }
    let smoothed = LocalRegression(halfWidth: 4).smooth(values).values
    for frame in 2..<28 { #expect(abs(try #require(smoothed[frame]) - curve[frame]) < 1e-7) }
    #expect(smoothed[1] == nil && smoothed[28] == nil)
  }

  @Test func tooFewValues() {
    let few: [Double?] = [1, nil, 2, 3, nil, 4]
    #expect(LocalRegression(halfWidth: 3).smooth(few).values.allSatisfy { $0 == nil })
    #expect(LocalRegression(halfWidth: 3).smooth([]).values.isEmpty)
    let constant = LocalRegression(halfWidth: 3).smooth([Double?](repeating: 7, count: 12))
    #expect(constant.values.allSatisfy { abs(($0 ?? 0) - 7) < 1e-12 })
  }
}
