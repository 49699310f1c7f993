/// Null distribution of the signed rank statistic: the sum of ranks each of which counts with probability ½.
///
/// Counts, by dynamic programming over the ranks, in how many of the 2ⁿ choices of signs each sum comes out;
/// only half of the sums are kept, for the distribution is symmetric. Nothing is ever subtracted, so that tails
/// keep their digits: counts are exact up to 53 ranks and right to about 1e−13 of themselves beyond. From the
/// 1001st rank on the table is halved at each step, so that neither its top overflows nor a sum whose
/// probability a `Double` can hold underflows.
///
/// O(n·s) time and O(s) memory, s being half the sum of the ranks; ranks with a common factor are divided by it.
struct SignedRankDistribution {
  /// Sum of all ranks, doubled as they are.
  private let total: Int
  /// Greatest common factor of the doubled ranks; all sums are multiples of it.
  private let step: Int
  /// Number of choices that give the sum `index × step`, times a power of two; up to half of the total.
  private let counts: [Double]
  /// Probability of a single unit of `counts`.
  private let scale: Double

  /// Steps without halving, which let the table grow up to 2¹⁰⁰⁰.
  private static let growth = 1000

  /// - Parameter doubledRanks: Twice each midrank, in any order.
  init(doubledRanks: [Int]) {
    step = max(1, doubledRanks.reduce(0, greatestCommonFactor))
    total = doubledRanks.reduce(0, +)
    let ranks = doubledRanks.map { [step] in $0 / step }.sorted()
    var table = [Double](repeating: 0, count: total / step / 2 + 1)
    table[0] = 1
    var reached = 0
    for (index, rank) in ranks.enumerated() {
      reached = min(reached + rank, table.count - 1)
      Self.include(rank, in: &table, upTo: reached, factor: index < Self.growth ? 1 : 0.5)
    }
    counts = table
    scale = Double(sign: .plus, exponent: -min(ranks.count, Self.growth), significand: 1)
  }

  /// The distribution of the ranks 1…`count`, without ties.
  init(count: Int) { self.init(doubledRanks: (0..<count).map { 2 * $0 + 2 }) }

  /// Probability of a sum up to `doubledSum`, which is a sum of some of the doubled ranks.
  func lowerTail(_ doubledSum: Int) -> Double {
    if doubledSum < 0 { return 0 }
    let index = doubledSum / step
    if index < counts.count { return CompensatedSum.of(counts[...index]) * scale }
    let rest = total / step - index - 1
    return rest < 0 ? 1 : 1 - CompensatedSum.of(counts[...rest]) * scale
  }

  /// Probability of a sum from `doubledSum` on.
  func upperTail(_ doubledSum: Int) -> Double { lowerTail(total - doubledSum) }

  /// The smallest rank sum, not doubled, whose lower tail reaches `tail`; for ranks without ties.
  func quantile(_ tail: Double) -> Int {
    let limit = tail * (1 - 1e-12) / scale
    let last = total / step
    var sum = CompensatedSum()
    for index in 0...last {
      sum.add(counts[min(index, last - index)])
      if sum.value >= limit { return index * step / 2 }
    }
    return last * step / 2
  }

  /// counts[s] ← factor · (counts[s] + counts[s − rank]), from the top down, four sums at a time.
  private static func include(
    _ rank: Int, in table: inout [Double], upTo last: Int, factor: Double
  ) {
    unsafe table.withUnsafeMutableBytes { bytes in
      let width = MemoryLayout<Double>.stride
      var end = last + 1
      while end - 4 >= rank {
        let target = end - 4
        let kept = unsafe bytes.loadUnaligned(fromByteOffset: target * width, as: SIMD4<Double>.self)
        let moved = unsafe bytes.loadUnaligned(
          fromByteOffset: (target - rank) * width, as: SIMD4<Double>.self)
        unsafe bytes.storeBytes(
          of: (kept + moved) * factor, toByteOffset: target * width, as: SIMD4<Double>.self)
        end = target
      }
      let cells = unsafe bytes.assumingMemoryBound(to: Double.self)
      // Below `rank` nothing is added, and without halving nothing changes.
      let floor = factor == 1 ? rank : 0
      while end > floor {
        end -= 1
        unsafe cells[end] = factor * (cells[end] + (end >= rank ? cells[end - rank] : 0))
      }
    }
  }
}

/// Euclid's algorithm; 0 and `b` have the factor `b`.
private func greatestCommonFactor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
