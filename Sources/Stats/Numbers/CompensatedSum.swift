/// A sum that keeps the digits which plain addition drops.
///
/// Neumaier, Z. angew. Math. Mech. 1974;54:39–51.
struct CompensatedSum {
  private var sum = 0.0
  private var compensation = 0.0

  /// The sum so far.
  var value: Double { sum + compensation }

  mutating func add(_ term: Double) {
    let next = sum + term
    compensation += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  /// The sum of `terms`.
  static func of(_ terms: some Sequence<Double>) -> Double {
    var total = CompensatedSum()
    for term in terms { total.add(term) }
    return total.value
  }
}
