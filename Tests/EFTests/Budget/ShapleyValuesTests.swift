import ApicalRandom
import Testing

@testable import ApicalEF

struct ShapleyValuesTests {
  /// Littlechild & Owen's airport game with costs 1, 2 and 4: 1/3, 1/3 + 1/2 and 1/3 + 1/2 + 2.
  @Test func airport() {
    let costs = [1.0, 2, 4]
    let values = shapleyValues(players: 3) { coalition in
      costs.indices.filter { coalition >> $0 & 1 == 1 }.map { costs[$0] }.max() ?? 0
    }
    for (value, expected) in zip(values, [1.0 / 3, 5.0 / 6, 17.0 / 6]) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  /// Shares of any game add up; a player without effect gets nothing; two that act alike get the same.
  @Test(arguments: 1...10)
  func axioms(_ seed: UInt64) {
    var random = CounterRandom(seed: seed, stream: "game")
    let table = (0..<64).map { _ in random.uniform(in: -10...10) }
    let values = shapleyValues(players: 6) { table[$0] }
    #expect(abs(values.reduce(0, +) - (table[63] - table[0])) < 1e-12)
    let withIdler = shapleyValues(players: 7) { table[$0 & 63] }
    #expect(abs(withIdler[6]) < 1e-12)
    for (one, other) in zip(values, withIdler) { #expect(abs(one - other) < 1e-12) }
    let byCount = shapleyValues(players: 6) { table[$0.nonzeroBitCount] }
    #expect(byCount.allSatisfy { abs($0 - byCount[0]) < 1e-12 })
  }

  /// The mean over all orders of joining, spelled out.
  @Test func isTheMeanOverOrders() {
    let table = [0.0, 3, -1, 7, 2, 2, 9, 4]
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    var expected = [0.0, 0, 0]
    for order in orders {
      var coalition = 0
      for player in order {
        expected[player] += (table[coalition | 1 << player] - table[coalition]) / 6
        coalition |= 1 << player
      }
    }
    for (value, mean) in zip(shapleyValues(players: 3) { table[$0] }, expected) {
      #expect(abs(value - mean) < 1e-12)
    }
    #expect(shapleyValues(players: 0) { _ in 1 } == [])
  }
}
