internal import Foundation

/// Passing–Bablok regression: the line between two methods from all pairwise slopes, robust against outliers.
///
/// The slope is the median of the slopes between pairs of points, shifted by the number of slopes below −1,
/// so that exchanging the methods turns it into its inverse; slopes of −1 and of identical points are left
/// out. The intercept is the median of y − slope × x. Decimal values have no exact binary form, so that
/// slopes meant to be −1 miss it by a unit in the last place; a ``resolution`` makes whole numbers of them
/// first. Where the methods run against each other (Kendall's τ < 0), the rule is mirrored. H. Passing & W.
/// Bablok, J. Clin. Chem. Clin. Biochem. 1983;21:709–720. The interval of the intercept comes from the ends
/// of the slope alone and holds the truth in some 93 % of studies where 95 % are meant. O(n²) time on all
/// cores, O(n) memory.
public struct PassingBablok: Sendable, Equatable, Codable {
  /// How a rank between two slopes is read.
  public enum Convention: String, Sendable, Codable, CaseIterable {
    /// Ranks to the nearest half, two slopes joined by the mean of their angles: symmetric in the methods. As
    /// R's `mcr`.
    case angular
    /// As printed: ranks of the interval rounded, the middle two slopes averaged.
    case original
  }

  /// The most pairs that are taken: they make 1.2 × 10⁹ slopes, about a minute on two cores.
  public static let largestCount = 50_000

  /// Method where the reference is 0; in the unit of the method.
  public let intercept: Estimate
  /// Change of the method per unit of the reference.
  public let slope: Estimate
  /// How ranks were read.
  public let convention: Convention
  /// Step of both scales that values were taken as multiples of; nil for the values as stored, as `mcr` takes
  /// them.
  public let resolution: Double?
  /// Number of pairwise slopes used.
  public let slopeCount: Int
  /// Cusum test that the relation is a straight line; nil where all points lie on one side of it.
  public let linearity: HypothesisTest?

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - unit: Unit of the method.
  ///   - convention: How a rank between two slopes is read.
  ///   - resolution: Smallest step of both methods' values, such as 0.01.
  ///   - confidence: Level of the intervals; below some ten pairs an end may be infinite.
  /// - Throws: ``ComparisonError`` below 3 pairs or above ``largestCount``, for series of unequal length, a value not finite, or
  ///   points without a slope.
  public init(
    method: [Double], reference: [Double], unit: ClinicalUnit, convention: Convention = .angular,
    resolution: Double? = nil, confidence: Double = 0.95
  ) throws(ComparisonError) {
    try requirePairs(method, reference, minimum: 3)
    try ComparisonError.check(confidence: confidence)
    guard method.count <= Self.largestCount else {
      throw .tooManyPairs(method: "Passing–Bablok", count: method.count, maximum: Self.largestCount)
    }
    if let resolution { try requirePositive(resolution, "resolution") }
    guard reference.contains(where: { $0 != reference[0] }) else {
      throw .constantValues(series: "the reference")
    }
    func steps(_ values: [Double]) -> [Double] {
      resolution.map { step in values.map { ($0 / step).rounded() } } ?? values
    }
    let rising = PairwiseSlopes(steps(reference), steps(method))
    let isFalling = rising.concordance < 0
    let slopes = isFalling ? PairwiseSlopes(steps(reference), steps(method).map { -$0 }) : rising
    let ranks = SlopeRanks(slopes, points: method.count, convention: convention, confidence: confidence)
    guard let shifted = ranks.median, shifted.isFinite else { throw .noSlope(method: "Passing–Bablok") }
    let interval = ranks.interval
    let value = isFalling ? -shifted : shifted
    let ends = isFalling ? (-interval.upperBound)...(-interval.lowerBound) : interval
    slope = Estimate(
      value: value, interval: ends, confidence: confidence, method: .orderStatistics, count: method.count,
      unit: .dimensionless)
    let line = MethodLine(
      intercept: medianIntercept(slope: value, reference, method), slope: value)
    intercept = Estimate(
      value: line.intercept, interval: Self.interceptInterval(line, ends, reference, method),
      confidence: confidence, method: .orderStatistics, count: method.count, unit: unit)
    self.convention = convention
    self.resolution = resolution
    slopeCount = slopes.count
    linearity = LinearityCusum(line, x: reference, y: method).test
  }

  /// Medians of y − b·x at both ends of the slope; infinite where the slope's end is, on the side that x
  /// points to.
  private static func interceptInterval(
    _ line: MethodLine, _ slopes: ClosedRange<Double>, _ x: [Double], _ y: [Double]
  ) -> ClosedRange<Double> {
    var lower = line.intercept
    var upper = line.intercept
    for end in [slopes.lowerBound, slopes.upperBound] {
      if end.isFinite {
        let intercept = medianIntercept(slope: end, x, y)
        lower = min(lower, intercept)
        upper = max(upper, intercept)
      } else {
        if x.contains(where: { $0 * end > 0 }) { lower = -.infinity }
        if x.contains(where: { $0 * end < 0 }) { upper = .infinity }
      }
    }
    return lower...upper
  }
}

/// Median of y − slope × x.
private func medianIntercept(slope: Double, _ x: [Double], _ y: [Double]) -> Double {
  quantile(sorted: zip(x, y).map { $1 - slope * $0 }.sorted(), probability: 0.5)
}
