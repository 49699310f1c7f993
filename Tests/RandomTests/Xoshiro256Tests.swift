import ApicalRandom
import Testing

struct Xoshiro256Tests {
  /// First outputs from the state 1, 2, 3, 4, by the reference implementation of Blackman and Vigna in C.
  @Test func meetsKnownAnswers() {
    var random = Xoshiro256(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205,
      9_973_669_472_204_895_162,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  @Test func piecesOfOneStreamDiffer() {
    let stream = CounterRandom(seed: 3, stream: "resamples")
    let firsts = (0..<UInt64(1000)).map { piece in
      var seed = stream.from(block: 2 * piece)
      var random = Xoshiro256(seed: &seed)
      return random.next()
    }
    #expect(Set(firsts).count == 1000)
  }

  @Test func aBlockIsTwoDraws() {
    var whole = CounterRandom(seed: 3, stream: "resamples")
    let draws = (0..<8).map { _ in whole.next() }
    var part = CounterRandom(seed: 3, stream: "resamples").from(block: 3)
    #expect([part.next(), part.next()] == [draws[6], draws[7]])
  }
}
