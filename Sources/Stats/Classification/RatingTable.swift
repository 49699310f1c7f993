/// Two raters' categories of the same exams, counted.
public struct RatingTable: Sendable, Equatable, Codable {
  /// Names of the categories, in their order where they have one.
  public let categories: [String]
  /// One row per category of the first rater, one column per category of the second.
  public let counts: [[Int]]

  /// - Parameters:
  ///   - counts: One row per category of the first rater, one column per category of the second.
  ///   - categories: Their names; nil for "1", "2" and so on.
  /// - Throws: ``ClassificationError`` below 2 categories, for a table that is not square, a negative count,
  ///   names that do not fit, or when no exam is counted.
  public init(counts: [[Int]], categories: [String]? = nil) throws(ClassificationError) {
    let names = categories ?? counts.indices.map { "\($0 + 1)" }
    try validateCategories(names)
    try validateSquare(counts, size: names.count)
    for (row, cells) in counts.enumerated() {
      if let column = cells.firstIndex(where: { $0 < 0 }) {
        throw .negativeCount(row: row, column: column, cells[column])
      }
    }
    guard counts.contains(where: { $0.contains { $0 > 0 } }) else {
      throw .tooFewSubjects(count: 0, minimum: 1)
    }
    self.categories = names
    self.counts = counts
  }

  /// Counts two series of ratings in the same order of exams.
  ///
  /// - Parameters:
  ///   - first: Ratings of the first rater.
  ///   - second: Ratings of the second rater.
  ///   - categories: All categories, in their order where they have one.
  /// - Throws: ``ClassificationError`` for series of unequal length, below 2 categories, a rating that is
  ///   none of them, or without an exam.
  public init<Category: Hashable>(
    first: [Category], second: [Category], categories: [Category]
  ) throws(ClassificationError) {
    guard first.count == second.count else {
      throw .unequalCounts(first: first.count, second: second.count)
    }
    let positions = try categoryPositions(categories)
    var counts = [[Int]](repeating: Array(repeating: 0, count: categories.count), count: categories.count)
    for (index, pair) in zip(first, second).enumerated() {
      guard let row = positions[pair.0] else { throw .unknownCategory("\(pair.0)", index: index) }
      guard let column = positions[pair.1] else { throw .unknownCategory("\(pair.1)", index: index) }
      counts[row][column] += 1
    }
    try self.init(counts: counts, categories: categories.map { "\($0)" })
  }

  /// Two yes–no classifications.
  public init(_ counts: PairedCounts) {
    categories = ["yes", "no"]
    self.counts = [[counts.both, counts.firstOnly], [counts.secondOnly, counts.neither]]
  }

  /// All exams.
  public var count: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
}

/// Where each category stands in the order.
func categoryPositions<Category: Hashable>(
  _ categories: [Category]
) throws(ClassificationError) -> [Category: Int] {
  var positions: [Category: Int] = [:]
  for (position, category) in categories.enumerated() {
    if positions.updateValue(position, forKey: category) != nil { throw .duplicateCategory("\(category)") }
  }
  return positions
}
