/// Means, spreads and products of two paired series of which neither is constant.
struct PairedMoments {
  let count: Int
  /// Moments of the method and of the reference.
  let method, reference: Moments
  /// Σ (method − mean)(reference − mean).
  let sumOfProducts: Double

  /// - Throws: ``AgreementError/constantValues(series:)``, ``AgreementError/valuesTooLarge(series:)``.
  /// - Precondition: equally many finite values.
  init(_ method: [Double], _ reference: [Double]) throws(AgreementError) {
    guard method.contains(where: { $0 != method[0] }) else { throw .constantValues(series: "method") }
    guard reference.contains(where: { $0 != reference[0] }) else {
      throw .constantValues(series: "reference")
    }
    try validate(magnitudeOf: method, series: "method")
    try validate(magnitudeOf: reference, series: "reference")
    let x = Moments(method)
    let y = Moments(reference)
    // A spread whose square underflows.
    guard x.sumOfSquares > 0 else { throw .constantValues(series: "method") }
    guard y.sumOfSquares > 0 else { throw .constantValues(series: "reference") }
    count = method.count
    self.method = x
    self.reference = y
    sumOfProducts = CompensatedSum.of(
      zip(method, reference).lazy.map { ($0 - x.mean) * ($1 - y.mean) })
  }

  /// Pearson's r, −1…1.
  var correlation: Double {
    let product = method.sumOfSquares * reference.sumOfSquares
    let scale =
      product.isNormal
      ? product.squareRoot() : method.sumOfSquares.squareRoot() * reference.sumOfSquares.squareRoot()
    let r = sumOfProducts / scale
    return min(1, max(-1, r))
  }
}
