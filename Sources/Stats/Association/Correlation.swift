internal import Foundation

/// Pearson's correlation of two methods, with Fisher's interval.
///
/// Interval: tanh(atanh r ± z / √(n − 3)) with the normal quantile z (Fisher 1921), as R's `cor.test`.
/// A correlation is no agreement: it is blind to bias and scale (Bland & Altman, Lancet 1986).
public struct Correlation: Sendable, Equatable, Codable {
  /// r, −1…1, without unit.
  public let pearson: Estimate
  /// Number of pairs.
  public let count: Int

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - confidence: Level of the interval.
  /// - Throws: ``AgreementError`` below 4 pairs, for series of unequal length, a value not finite, or a
  ///   series whose values are all the same.
  public init(method: [Double], reference: [Double], confidence: Double = 0.95) throws(AgreementError) {
    guard method.count == reference.count else {
      throw .unequalCounts(method: method.count, reference: reference.count)
    }
    try validate(method, minimum: 4)
    try validate(reference, minimum: 4)
    try validate(confidence: confidence)
    let r = try Self.coefficient(method, reference)
    count = method.count
    pearson = Estimate(
      value: r, interval: Self.interval(r, count: method.count, confidence: confidence),
      confidence: confidence, method: .fisherZ, count: method.count, unit: .dimensionless)
  }

  private static func coefficient(_ method: [Double], _ reference: [Double]) throws(AgreementError) -> Double
  {
    guard Set(method).count > 1 else { throw .constantValues(series: "method") }
    guard Set(reference).count > 1 else { throw .constantValues(series: "reference") }
    let x = Moments(method)
    let y = Moments(reference)
    let products = zip(method, reference).lazy.map { ($0 - x.mean) * ($1 - y.mean) }
    let r = CompensatedSum.of(products) / (x.sumOfSquares * y.sumOfSquares).squareRoot()
    return min(1, max(-1, r))
  }

  private static func interval(_ r: Double, count: Int, confidence: Double) -> ClosedRange<Double> {
    guard abs(r) < 1 else { return r...r }
    let margin = Normal.standard.quantile(0.5 + confidence / 2) / Double(count - 3).squareRoot()
    return tanh(atanh(r) - margin)...tanh(atanh(r) + margin)
  }
}
