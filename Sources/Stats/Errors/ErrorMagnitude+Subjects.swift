extension ErrorMagnitude {
  /// Errors of subjects with several pairs each; pairs weigh the same, intervals are BCa over subjects.
  ///
  /// - Parameters:
  ///   - differences: Method − reference, one per pair.
  ///   - subjects: The subject of each pair.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - confidence: Level of the intervals.
  ///   - bootstrap: Resamples subjects.
  /// - Throws: ``ComparisonError`` below 3 pairs, for series of unequal length, a value not finite, or what the bootstrap
  ///   refuses.
  public init(
    differences: [Double], subjects: [String], unit: ClinicalUnit, confidence: Double = 0.95,
    bootstrap: Bootstrap
  ) throws(ComparisonError) {
    try requireNumbers(differences, "the differences", minimum: 3)
    guard subjects.count == differences.count else {
      throw .unequalCounts(
        first: "differences", count: differences.count, second: "subjects", secondCount: subjects.count)
    }
    let groups = SubjectGroups(subjects)
    let pairs = groups.members.map { Double($0.count) }
    let sizes = groups.sums(differences.lazy.map { abs($0) })
    let squares = groups.sums(differences.lazy.map { $0 * $0 })
    func estimate(_ value: @escaping @Sendable ([Int]) -> Double) throws(ComparisonError) -> Estimate {
      do {
        return try bootstrap.estimate(
          units: groups.count, statistic: value, confidence: confidence, unit: unit, stream: "error magnitude"
        )
      } catch { throw .notResampled(error) }
    }
    @Sendable func ratio(_ sums: [Double], _ drawn: [Int]) -> Double {
      drawn.reduce(0) { $0 + sums[$1] } / drawn.reduce(0) { $0 + pairs[$1] }
    }
    self.init(
      mae: try estimate { ratio(sizes, $0) }, rmsd: try estimate { ratio(squares, $0).squareRoot() })
  }
}
