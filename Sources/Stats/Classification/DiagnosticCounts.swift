/// A yes–no test against the truth, counted.
public struct DiagnosticCounts: Sendable, Equatable, Codable {
  /// Exams with the disease: test positive, test negative.
  public let truePositive, falseNegative: Int
  /// Exams without the disease: test positive, test negative.
  public let falsePositive, trueNegative: Int

  /// - Throws: ``ProportionError`` for a negative count, or when all four are zero.
  public init(
    truePositive: Int, falsePositive: Int, falseNegative: Int, trueNegative: Int
  ) throws(ProportionError) {
    let cells = [
      ("true positives", truePositive), ("false positives", falsePositive),
      ("false negatives", falseNegative), ("true negatives", trueNegative),
    ]
    for (name, count) in cells where count < 0 { throw .negativeCount(cell: name, count) }
    guard truePositive + falsePositive + falseNegative + trueNegative > 0 else { throw .noCases(0) }
    self.truePositive = truePositive
    self.falsePositive = falsePositive
    self.falseNegative = falseNegative
    self.trueNegative = trueNegative
  }

  /// Counts test results in the order of the exams.
  ///
  /// - Parameters:
  ///   - positive: Whether the test was positive, one per exam.
  ///   - diseased: Whether the reference says that the disease is there.
  /// - Throws: ``ProportionError`` for series of unequal length, or without an exam.
  public init(positive: [Bool], diseased: [Bool]) throws(ProportionError) {
    let pairs = try PairedCounts(first: positive, second: diseased)
    try self.init(
      truePositive: pairs.both, falsePositive: pairs.firstOnly, falseNegative: pairs.secondOnly,
      trueNegative: pairs.neither)
  }

  /// Counts values on both sides of a cut-off.
  ///
  /// - Parameters:
  ///   - values: One per exam.
  ///   - diseased: Whether the reference says that the disease is there.
  ///   - cutOff: Which values make the test positive.
  /// - Throws: ``ClassificationError`` for series of unequal length, without an exam, or a value not finite.
  public init(values: [Double], diseased: [Bool], cutOff: CutOff) throws(ClassificationError) {
    try validateFinite(values)
    guard values.count == diseased.count else {
      throw .unequalCounts(first: values.count, second: diseased.count)
    }
    guard !values.isEmpty else { throw .tooFewSubjects(count: 0, minimum: 1) }
    var cells = [0, 0, 0, 0]
    for (value, isDiseased) in zip(values, diseased) {
      cells[(isDiseased ? 0 : 2) + (cutOff.isPositive(value) ? 0 : 1)] += 1
    }
    truePositive = cells[0]
    falseNegative = cells[1]
    falsePositive = cells[2]
    trueNegative = cells[3]
  }

  /// Counts a method's values against a reference's, by the same cut-off: EF below 50 % by both, for one.
  ///
  /// - Parameters:
  ///   - values: Of the method, one per exam.
  ///   - reference: Of the same exams.
  ///   - cutOff: Which values are positive by either.
  /// - Throws: ``ClassificationError`` for series of unequal length, without an exam, or a value not finite.
  public init(values: [Double], reference: [Double], cutOff: CutOff) throws(ClassificationError) {
    try validateFinite(reference)
    try self.init(values: values, diseased: reference.map(cutOff.isPositive), cutOff: cutOff)
  }

  /// Exams with and without the disease.
  public var diseased: Int { truePositive + falseNegative }
  /// Exams without the disease.
  public var healthy: Int { falsePositive + trueNegative }
  /// Exams with a positive test.
  public var positive: Int { truePositive + falsePositive }
  /// Exams with a negative test.
  public var negative: Int { falseNegative + trueNegative }
  /// All exams.
  public var count: Int { diseased + healthy }
}
