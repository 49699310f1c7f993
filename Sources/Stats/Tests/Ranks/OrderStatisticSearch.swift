/// The value of rank `rank` (1 is the smallest) in a multiset too large to be written down.
///
/// Bisects the doubles between the ends of `range`, at most 64 steps, and is exact: the smallest double up to
/// which at least `rank` values lie is itself one of the values. In the manner of Johnson & Mizoguchi, SIAM J.
/// Comput. 1978;7:147–153, and Monahan, ACM Trans. Math. Softw. 1984;10:265–270, without their random choices.
/// - Parameters:
///   - range: From the smallest to the largest value.
///   - count: How many values are up to a number.
func orderStatistic(_ rank: Int, in range: ClosedRange<Double>, countUpTo count: (Double) -> Int) -> Double {
  var lower = range.lowerBound.orderedBits
  var upper = range.upperBound.orderedBits
  while lower < upper {
    let middle = lower + (upper - lower) / 2
    if count(Double(orderedBits: middle)) >= rank { upper = middle } else { lower = middle + 1 }
  }
  return Double(orderedBits: lower) + 0  // −0 becomes 0
}

extension Double {
  private static let signBit: UInt64 = 1 << 63

  /// Grows with the number: a key over which doubles can be bisected.
  fileprivate var orderedBits: UInt64 {
    bitPattern & Self.signBit == 0 ? bitPattern | Self.signBit : ~bitPattern
  }

  fileprivate init(orderedBits bits: UInt64) {
    self.init(bitPattern: bits & Self.signBit == 0 ? ~bits : bits & ~Self.signBit)
  }
}
