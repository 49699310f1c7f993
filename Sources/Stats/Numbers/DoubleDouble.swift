/// A number of some 32 digits, as the sum of two doubles.
///
/// For recurrences that lose digits where they subtract. T. J. Dekker, Numer. Math. 1971;18:224–242.
struct DoubleDouble {
  /// The nearest double, and what it lacks.
  private(set) var high, low: Double

  init(_ value: Double) {
    high = value
    low = 0
  }

  private init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// Right to about 2⁻¹⁰⁴ of |a| + |b|.
  @inline(__always) static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = a.high + b.high
    let ofB = sum - a.high
    let error = (a.high - (sum - ofB)) + (b.high - ofB)
    let rest = error + (a.low + b.low)
    let high = sum + rest
    return DoubleDouble(high: high, low: rest - (high - sum))
  }

  @inline(__always) static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    a + DoubleDouble(high: -b.high, low: -b.low)
  }
}
