/// What a table of results states about one column.
///
/// Quartiles are R's type 7 (linear interpolation at (n − 1)·p); the SD has divisor n − 1.
public struct Summary: Sendable, Equatable, Codable {
  /// Number of values.
  public let count: Int
  /// Arithmetic mean.
  public let mean: Double
  /// Sample standard deviation; nil for a single value.
  public let standardDeviation: Double?
  /// Smallest and largest value.
  public let minimum, maximum: Double
  /// The three quartiles; ``median`` is the second.
  public let lowerQuartile, median, upperQuartile: Double

  /// - Parameter values: In any order.
  /// - Throws: ``SummaryError`` without a value or for a value not finite.
  public init(_ values: [Double]) throws(SummaryError) {
    guard !values.isEmpty else { throw .empty }
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    let moments = Moments(values)
    let sorted = values.sorted()
    count = values.count
    mean = moments.mean
    standardDeviation = moments.sampleSD
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
    lowerQuartile = quantile(sorted: sorted, probability: 0.25)
    median = quantile(sorted: sorted, probability: 0.5)
    upperQuartile = quantile(sorted: sorted, probability: 0.75)
  }

  /// Width of the middle half.
  public var interquartileRange: Double { upperQuartile - lowerQuartile }
}

/// Why a column could not be summarised.
public enum SummaryError: Error, Equatable, CustomStringConvertible {
  /// There is no value.
  case empty
  /// NaN or infinity at this index.
  case notFinite(index: Int)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .empty: "Values: 0, needed: 1. Did every exam of this group fail, or is the filter too narrow?"
    case .notFinite(let index): "Value \(index) is not finite. Exclude failed measurements first."
    }
  }
}
