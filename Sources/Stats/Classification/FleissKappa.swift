/// Fleiss' kappa: agreement beyond chance of equally many ratings of every exam, by any raters.
///
/// κ = (P̄ − P̄_e) / (1 − P̄_e): P̄ is the share of agreeing pairs of ratings, P̄_e the sum of squared shares
/// of the categories. J. L. Fleiss, Psychol. Bull. 1971;76:378–382. Test of κ = 0: the null variance of J. L.
/// Fleiss, J. C. M. Nee & J. R. Landis, Psychol. Bull. 1979;86:974–977. Interval: Student's t on n − 1
/// degrees of freedom with the linearised variance between exams of K. L. Gwet, Br. J. Math. Stat. Psychol.
/// 2008;61:29–48, cut at −1 and 1.
public struct FleissKappa: Sendable, Equatable, Codable {
  /// Agreement on one category against all others.
  public struct Category: Sendable, Equatable, Codable {
    /// Name of the category.
    public let name: String
    /// Share of all ratings, 0…1.
    public let share: Double
    /// κ of this category against all others; nil where no rating, or every rating, is of it.
    public let kappa: Estimate?
    /// z test of κ = 0, two-sided; nil where there is no κ.
    public let test: HypothesisTest?
  }

  /// κ, −1…1, without unit.
  public let kappa: Estimate
  /// Standard error of κ, as the interval uses it.
  public let standardError: Double
  /// Standard error of κ when nobody agrees but by chance, as the test uses it.
  public let nullStandardError: Double
  /// P̄ and P̄_e, 0…1.
  public let observedAgreement, expectedAgreement: Double
  /// z test of κ = 0, two-sided.
  public let test: HypothesisTest
  /// Agreement on each category, in the order of the table.
  public let categories: [Category]
  /// Number of exams, and of ratings of each.
  public let subjects, raters: Int

  /// - Parameters:
  ///   - counts: One row per exam: how many raters chose each category.
  ///   - categories: Their names; nil for "1", "2" and so on.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ClassificationError`` below 2 exams, 2 ratings of each or 2 categories, for exams with
  ///   unequal numbers of ratings, a negative count, or ratings of one category only.
  public init(
    counts: [[Int]], categories: [String]? = nil, confidence: Double = 0.95
  ) throws(ClassificationError) {
    try ClassificationError.check(confidence: confidence)
    guard counts.count >= 2 else { throw .tooFewSubjects(count: counts.count, minimum: 2) }
    let names = categories ?? counts[0].indices.map { "\($0 + 1)" }
    try validateCategories(names)
    let raters = try Self.validated(counts, categories: names.count)
    let all = MultiRaterAgreement(counts, raters: raters)
    if let only = all.shares.firstIndex(of: 1) { throw .oneCategoryOnly(names[only]) }
    kappa = all.estimate(confidence: confidence)
    standardError = all.standardError
    nullStandardError = all.nullStandardError
    observedAgreement = all.observed
    expectedAgreement = all.expected
    test = all.test("Fleiss' kappa, z")
    subjects = counts.count
    self.raters = raters
    self.categories = names.indices.map { column in
      let binary = MultiRaterAgreement(counts.map { [$0[column], raters - $0[column]] }, raters: raters)
      let varies = !binary.shares.contains(0)
      return Category(
        name: names[column], share: binary.shares[0],
        kappa: varies ? binary.estimate(confidence: confidence) : nil,
        test: varies ? binary.test("Fleiss' kappa of one category, z") : nil)
    }
  }

  /// Counts ratings.
  ///
  /// - Parameters:
  ///   - ratings: One row per exam with one rating per rater.
  ///   - categories: All categories.
  ///   - confidence: Level of the intervals.
  /// - Throws: as for a table of counts, and for a rating that is none of the categories (its index counts
  ///   exam by exam).
  public init<Label: Hashable>(
    ratings: [[Label]], categories: [Label], confidence: Double = 0.95
  ) throws(ClassificationError) {
    let positions = try categoryPositions(categories)
    var counts: [[Int]] = []
    var index = 0
    for row in ratings {
      var line = [Int](repeating: 0, count: categories.count)
      for rating in row {
        guard let position = positions[rating] else { throw .unknownCategory("\(rating)", index: index) }
        line[position] += 1
        index += 1
      }
      counts.append(line)
    }
    try self.init(counts: counts, categories: categories.map { "\($0)" }, confidence: confidence)
  }

  /// Number of ratings of each exam.
  private static func validated(_ counts: [[Int]], categories: Int) throws(ClassificationError) -> Int {
    let raters = counts[0].reduce(0, +)
    for (row, line) in counts.enumerated() {
      guard line.count == categories else {
        throw .raggedTable(row: row, found: line.count, needed: categories)
      }
      if let column = line.firstIndex(where: { $0 < 0 }) {
        throw .negativeCount(row: row, column: column, line[column])
      }
      let found = line.reduce(0, +)
      guard found == raters else { throw .raggedRatings(subject: row, found: found, needed: raters) }
    }
    guard raters >= 2 else { throw .tooFewRaters(count: raters, minimum: 2) }
    return raters
  }
}
