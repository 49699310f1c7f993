/// Up to r outliers of a normal sample: the generalised extreme studentised deviate (ESD) test.
///
/// The value farthest from the mean, in SDs, is compared with a critical value and taken out, r times; the
/// outliers are the values up to the last step that exceeds its critical value, so that two of them cannot
/// hide each other. B. Rosner, Technometrics 1983;25:165–172; good from 25 values on, usable from 15. O(r n).
public struct GeneralizedESD: Sendable, Equatable, Codable {
  /// One value taken out.
  public struct Step: Sendable, Equatable, Codable {
    /// Its index in the sample.
    public let index: Int
    /// The value.
    public let value: Double
    /// R: its distance from the mean in SDs, of the values still in.
    public let statistic: Double
    /// λ: what R exceeds with probability ``GeneralizedESD/level`` where no outlier is left.
    public let critical: Double
  }

  /// Probability of naming an outlier in a normal sample without any.
  public let level: Double
  /// The values taken out, farthest first.
  public let steps: [Step]
  /// Indices of the outliers, in the order of ``steps``.
  public let outliers: [Int]
  /// Number of values.
  public let count: Int

  /// - Parameters:
  ///   - values: Such as differences of two methods.
  ///   - maximumOutliers: r, the most outliers that can be found, up to n − 2.
  ///   - level: Of the test, between 0 and 1.
  /// - Throws: ``ComparisonError`` below 3 values, for a value not finite, or for an option out of its range.
  public init(_ values: [Double], maximumOutliers: Int = 10, level: Double = 0.05) throws(ComparisonError) {
    try requireNumbers(values, "the sample", minimum: 3)
    guard (1...values.count - 2).contains(maximumOutliers) else {
      throw .optionOutOfRange(
        name: "maximumOutliers", value: Double(maximumOutliers), needed: "1 to \(values.count - 2)")
    }
    guard level > 0, level < 1 else {
      throw .optionOutOfRange(name: "level", value: level, needed: "between 0 and 1")
    }
    self.level = level
    count = values.count
    steps = Self.steps(values, maximumOutliers, level)
    let last = steps.lastIndex { $0.statistic > $0.critical }
    outliers = steps.prefix(last.map { $0 + 1 } ?? 0).map(\.index)
  }

  private static func steps(_ values: [Double], _ maximum: Int, _ level: Double) -> [Step] {
    var left = Array(values.indices)
    var steps: [Step] = []
    for _ in 0..<maximum {
      let moments = Moments(left.map { values[$0] })
      guard let sd = moments.sampleSD, sd > 0 else { break }
      let farthest = left.indices.max {
        abs(values[left[$0]] - moments.mean) < abs(values[left[$1]] - moments.mean)
      }!
      let index = left.remove(at: farthest)
      steps.append(
        Step(
          index: index, value: values[index], statistic: abs(values[index] - moments.mean) / sd,
          critical: critical(count: left.count + 1, level)))
    }
    return steps
  }

  /// λ for a sample of `count` values.
  private static func critical(count: Int, _ level: Double) -> Double {
    let n = Double(count)
    let t = StudentT(degreesOfFreedom: n - 2).quantile(1 - level / (2 * n))
    return (n - 1) * t / ((n - 2 + t * t) * n).squareRoot()
  }
}
