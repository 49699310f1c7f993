import ApicalRandom
import Testing

@testable import ApicalStats

struct HodgesLehmannTests {
  @Test(arguments: 1...30) func averagesAsSorted(_ seed: Int) {
    var random = CounterRandom(seed: UInt64(seed), stream: "averages")
    let values = (0..<seed).map { _ in (random.uniform(in: -1...1) * 20).rounded() / 7 }
    let all = values.indices.flatMap { i in values[...i].map { $0 / 2 + values[i] / 2 } }.sorted()
    let averages = WalshAverages(values)
    #expect(averages.count == all.count)
    for rank in 1...all.count { #expect(averages.orderStatistic(rank) == all[rank - 1]) }
    #expect(averages.median == quantile(sorted: all, probability: 0.5))
  }

  @Test(arguments: 1...30) func shiftsAsSorted(_ seed: Int) {
    var random = CounterRandom(seed: UInt64(seed), stream: "shifts")
    let first = (0..<seed).map { _ in (random.uniform() * 20).rounded() / 7 }
    let second = (0..<Int.random(in: 1...9, using: &random)).map { _ in random.uniform() * 3 }
    let all = first.flatMap { x in second.map { x - $0 } }.sorted()
    let shifts = PairwiseShifts(first, second)
    for rank in 1...all.count { #expect(shifts.orderStatistic(rank) == all[rank - 1]) }
  }

  @Test func extremes() {
    #expect(WalshAverages([.greatestFiniteMagnitude, .greatestFiniteMagnitude]).median > 1e308)
    #expect(WalshAverages([-0.0, 0]).median.sign == .plus)
    #expect(WalshAverages([-0x1p-1000, 0x3p-1000]).median == 0x1p-1000)
  }

  // The averages of 0, 1, …, n − 1 are symmetric about (n − 1)/2; shuffled by a step that n does not share.
  @Test func hundredThousand() {
    let averages = WalshAverages((0..<100_000).map { Double($0 * 7919 % 100_000) })
    #expect(averages.median == 49_999.5)
    #expect(averages.orderStatistic(1) == 0)
    #expect(averages.orderStatistic(3) == 1)
    #expect(averages.orderStatistic(averages.count) == 99_999)
  }
}
