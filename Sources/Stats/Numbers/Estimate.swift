/// A number with its confidence interval, and how both came about.
///
/// Encoded as `estimate`, `lower`, `upper`, `confidence`, `method`, `n` and `unit`; an end at infinity is null.
public struct Estimate: Sendable, Equatable, Codable {
  /// The point estimate, in ``unit``.
  public let value: Double
  /// Both ends of the interval, in ``unit``; an end may be infinite where the data allow no bound.
  public let interval: ClosedRange<Double>
  /// Level of the interval, between 0 and 1.
  public let confidence: Double
  /// How the interval was found.
  public let method: IntervalMethod
  /// Number of independent units that the estimate rests on: patients, pairs or subjects.
  public let count: Int
  /// Unit of the value and of its interval.
  public let unit: ClinicalUnit

  /// An estimate with any interval around it.
  ///
  /// - Precondition: `value` is finite; `confidence` lies between 0 and 1, both excluded.
  public init(
    value: Double, interval: ClosedRange<Double>, confidence: Double, method: IntervalMethod, count: Int,
    unit: ClinicalUnit
  ) {
    precondition(value.isFinite, "an estimate is a finite number, not \(value)")
    precondition(
      confidence > 0 && confidence < 1, "a confidence level lies between 0 and 1, not \(confidence)")
    self.value = value
    self.interval = interval
    self.confidence = confidence
    self.method = method
    self.count = count
    self.unit = unit
  }

  /// An estimate whose interval reaches equally far to both sides.
  ///
  /// - Precondition: `margin` is not negative; `confidence` lies between 0 and 1, both excluded.
  public init(
    _ value: Double, margin: Double, confidence: Double, method: IntervalMethod, count: Int,
    unit: ClinicalUnit
  ) {
    precondition(margin >= 0, "an interval reaches to both sides: margin \(margin)")
    self.init(
      value: value, interval: (value - margin)...(value + margin), confidence: confidence, method: method,
      count: count, unit: unit)
  }

  /// Lower end of the interval.
  public var lower: Double { interval.lowerBound }
  /// Upper end of the interval.
  public var upper: Double { interval.upperBound }
}
