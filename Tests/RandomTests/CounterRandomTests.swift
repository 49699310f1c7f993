import ApicalRandom
import Testing

/// Known answers of philox4x32-10 from Random123's `kat_vectors` (Salmon et al., SC 2011).
@Suite struct CounterRandomTests {
  struct Answer: Sendable, CustomTestStringConvertible {
    let counter: (UInt64, UInt64)
    let key: (UInt32, UInt32)
    let block: [UInt32]
    var testDescription: String { String(block[0], radix: 16) }
  }

  static let answers = [
    Answer(counter: (0, 0), key: (0, 0), block: [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]),
    Answer(
      counter: (.max, .max), key: (.max, .max),
      block: [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]),
    Answer(
      counter: (0x85A3_08D3_243F_6A88, 0x0370_7344_1319_8A2E), key: (0xA409_3822, 0x299F_31D0),
      block: [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]),
  ]

  @Test(arguments: answers)
  func meetsKnownAnswers(_ answer: Answer) {
    let block = CounterRandom.philox(counter: answer.counter, key: answer.key)
    #expect([block.0, block.1, block.2, block.3] == answer.block)
  }

  @Test func streamsDifferAndRepeat() {
    func draws(_ seed: UInt64, _ stream: String) -> [UInt64] {
      var random = CounterRandom(seed: seed, stream: stream)
      return (0..<5).map { _ in random.next() }
    }
    #expect(draws(7, "patient0001 tilt") == draws(7, "patient0001 tilt"))
    #expect(draws(7, "patient0001 tilt") != draws(7, "patient0002 tilt"))
    #expect(draws(7, "patient0001 tilt") != draws(8, "patient0001 tilt"))
    #expect(Set(draws(7, "patient0001 tilt")).count == 5)
  }

  @Test func uniformDrawsFillTheUnitInterval() {
    var random = CounterRandom(seed: 1, stream: "uniform")
    let draws = (0..<4000).map { _ in random.uniform() }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    let mean = draws.reduce(0, +) / 4000
    #expect(abs(mean - 0.5) < 0.02)  // four standard errors of √(1/12)/√4000
  }
}
