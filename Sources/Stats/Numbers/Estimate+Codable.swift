extension Estimate {
  private enum CodingKeys: String, CodingKey {
    case value = "estimate"
    case lower, upper, confidence, method
    case count = "n"
    case unit
  }

  /// Reads what ``encode(to:)`` wrote; a missing end is infinite.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let lower = try container.decodeIfPresent(Double.self, forKey: .lower) ?? -.infinity
    let upper = try container.decodeIfPresent(Double.self, forKey: .upper) ?? .infinity
    let confidence = try container.decode(Double.self, forKey: .confidence)
    guard lower <= upper, confidence > 0, confidence < 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .confidence, in: container,
        debugDescription: "Interval \(lower) to \(upper) at level \(confidence) is none.")
    }
    self.init(
      value: try container.decode(Double.self, forKey: .value), interval: lower...upper,
      confidence: confidence,
      method: try container.decode(IntervalMethod.self, forKey: .method),
      count: try container.decode(Int.self, forKey: .count),
      unit: try container.decode(ClinicalUnit.self, forKey: .unit))
  }

  /// Writes the interval as two numbers; an infinite end as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value, forKey: .value)
    try container.encode(lower.isFinite ? lower : nil, forKey: .lower)
    try container.encode(upper.isFinite ? upper : nil, forKey: .upper)
    try container.encode(confidence, forKey: .confidence)
    try container.encode(method, forKey: .method)
    try container.encode(count, forKey: .count)
    try container.encode(unit, forKey: .unit)
  }
}
