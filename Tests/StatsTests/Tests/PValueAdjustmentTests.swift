import ApicalRandom
import ApicalStats
import Testing

struct PValueAdjustmentTests {
  /// Benjamini & Hochberg, J. R. Stat. Soc. B 1995;57:289–300, section 4.2.
  private let thrombolysis: [Double] = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
    0.7590, 1,
  ]
  private let unsorted = [0.01, 0.02, 0.022, 0.09, 0.04, 0.5, 0.022, 0.03]

  // R 4.2.2: p.adjust(p, method).
  private static let adjustedThrombolysis: [(PValueAdjustment, [Double])] = [
    (
      PValueAdjustment.holm,
      [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1]
    ),
    (.hochberg, [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.2682, 0.2682, 0.2752, 0.3213, 1, 1, 1, 1, 1, 1]),
    (.hommel, [0.0015, 0.0056, 0.0247, 0.095, 0.1608, 0.1946, 0.2086, 0.2408, 0.3213, 1, 1, 1, 1, 1, 1]),
    (
      .benjaminiHochberg,
      [
        0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.0765,
        0.486, 0.5811818181818181, 0.714875, 0.7532307692307693, 0.8132142857142857, 1,
      ]
    ),
    (
      .benjaminiYekutieli,
      [
        0.00497734348984349, 0.00995468697968698, 0.03152317543567543, 0.1182119078837829,
        0.2000892082917083, 0.2118926228533372, 0.2118926228533372, 0.2140257700632701, 0.253844517982018,
        1,
        1, 1, 1, 1, 1,
      ]
    ),
  ]

  @Test("T16: fifteen hypotheses", arguments: adjustedThrombolysis)
  func published(_ method: PValueAdjustment, _ expected: [Double]) throws {
    let adjusted = try method.adjusted(thrombolysis)
    for (value, other) in zip(adjusted, expected) { #expect(abs(value - other) < 1e-14) }
    #expect(adjusted.count { $0 <= 0.05 } == (method == .benjaminiHochberg ? 4 : 3))
  }

  private static let adjustedUnsorted: [(PValueAdjustment, [Double])] = [
    (PValueAdjustment.holm, [0.08, 0.14, 0.14, 0.18, 0.14, 0.5, 0.14, 0.14]),
    (.hochberg, [0.08, 0.11, 0.11, 0.18, 0.12, 0.5, 0.11, 0.12]),
    (.hommel, [0.06, 0.08, 0.08, 0.18, 0.12, 0.5, 0.08, 0.09]),
    (.benjaminiHochberg, [0.044, 0.044, 0.044, 0.1028571428571428, 0.05333333333333333, 0.5, 0.044, 0.048]),
    (
      .benjaminiYekutieli,
      [
        0.1195857142857143, 0.1195857142857143, 0.1195857142857143, 0.2795510204081633, 0.1449523809523809, 1,
        0.1195857142857143, 0.1304571428571429,
      ]
    ),
  ]

  @Test(arguments: adjustedUnsorted)
  func keepsTheOrder(_ method: PValueAdjustment, _ expected: [Double]) throws {
    for (value, other) in zip(try method.adjusted(unsorted), expected) { #expect(abs(value - other) < 1e-14) }
  }

  // Hommel's p is the largest Simes p over all sets that hold the hypothesis; all sets written down.
  @Test(arguments: 1...20) func hommelAsClosedTest(_ seed: Int) throws {
    var random = CounterRandom(seed: UInt64(seed), stream: "p")
    let p = (0..<7).map { _ in (random.uniform() * random.uniform() * 50).rounded() / 50 }
    let sets = (1..<1 << p.count).map { bits in p.indices.filter { bits >> $0 & 1 == 1 } }
    let simes: [Double] = sets.map { set in
      let sorted = set.map { p[$0] }.sorted()
      let scaled = sorted.indices.map { Double(set.count) / Double($0 + 1) * sorted[$0] }
      return scaled.min() ?? 1
    }
    for (index, value) in try PValueAdjustment.hommel.adjusted(p).enumerated() {
      let largest = zip(sets, simes).filter { $0.0.contains(index) }.map(\.1).max() ?? 0
      #expect(abs(value - min(1, largest)) < 1e-14)
    }
  }

  @Test(arguments: PValueAdjustment.allCases) func edges(_ method: PValueAdjustment) throws {
    #expect(try method.adjusted([]) == [])
    #expect(try method.adjusted([0.03]) == [0.03])
    #expect(try method.adjusted([1, 1]) == [1, 1])
    #expect(throws: TestError.pValueOutOfRange(index: 1, 1.5)) { try method.adjusted([0, 1.5]) }
    #expect(throws: TestError.self) { try method.adjusted([.nan]) }
  }
}
