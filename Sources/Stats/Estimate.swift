/// A number with its confidence interval.
public struct Estimate: Sendable, Equatable, Codable {
  /// The point estimate, in ``unit``.
  public let value: Double
  /// Both ends of the interval, in ``unit``.
  public let interval: ClosedRange<Double>
  /// Level of the interval, between 0 and 1.
  public let confidence: Double
  /// Unit of the value and of its interval.
  public let unit: ClinicalUnit

  /// An estimate with any interval around it.
  ///
  /// - Precondition: `confidence` lies between 0 and 1, both excluded.
  public init(value: Double, interval: ClosedRange<Double>, confidence: Double, unit: ClinicalUnit) {
    precondition(
      confidence > 0 && confidence < 1, "a confidence level lies between 0 and 1, not \(confidence)")
    self.value = value
    self.interval = interval
    self.confidence = confidence
    self.unit = unit
  }

  /// An estimate whose interval reaches equally far to both sides.
  ///
  /// - Precondition: `margin` is not negative; `confidence` lies between 0 and 1, both excluded.
  public init(_ value: Double, margin: Double, confidence: Double, unit: ClinicalUnit) {
    precondition(margin >= 0, "an interval reaches to both sides: margin \(margin)")
    self.init(value: value, interval: (value - margin)...(value + margin), confidence: confidence, unit: unit)
  }
}
