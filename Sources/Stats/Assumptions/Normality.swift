/// The test of normality that suits the sample size: ``ShapiroWilk`` up to 5000 values, ``OmnibusNormality``
/// above.
///
/// The result names which of the two it was.
public struct Normality: Sendable, Equatable, Codable {
  /// W or K², and the p-value.
  public let test: HypothesisTest

  /// - Parameter values: In any order, such as differences of two methods.
  /// - Throws: ``ComparisonError`` below 3 values, for a value not finite, or values all the same.
  public init(_ values: [Double]) throws(ComparisonError) {
    test =
      values.count <= ShapiroWilk.counts.upperBound
      ? try ShapiroWilk(values).test : try OmnibusNormality(values).test
  }
}
