/// Why classifications could not be compared.
public enum ClassificationError: Error, Equatable, CustomStringConvertible, LevelError {
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)
  /// Two series that do not pair up.
  case unequalCounts(first: Int, second: Int)
  /// NaN or infinity at this index.
  case notFinite(index: Int)
  /// Fewer exams than the method can work with.
  case tooFewSubjects(count: Int, minimum: Int)
  /// Fewer ratings per exam than the method can work with.
  case tooFewRaters(count: Int, minimum: Int)
  /// Fewer categories than the method can work with.
  case tooFewCategories(count: Int, minimum: Int)
  /// A row with more or fewer cells than there are categories.
  case raggedTable(row: Int, found: Int, needed: Int)
  /// A table with more or fewer rows than there are categories.
  case wrongRowCount(found: Int, needed: Int)
  /// An exam with more or fewer ratings than the others.
  case raggedRatings(subject: Int, found: Int, needed: Int)
  /// A cell of a table of counts is negative.
  case negativeCount(row: Int, column: Int, Int)
  /// A rating that is none of the categories.
  case unknownCategory(String, index: Int)
  /// A category that is named twice.
  case duplicateCategory(String)
  /// A weight that is not in 0…1, or not 1 on the diagonal.
  case weightOutOfRange(row: Int, column: Int, Double)
  /// A rater who put all exams into one category.
  case constantRater(String)
  /// By the weights, all categories that occur agree completely.
  case nothingDisagrees
  /// All ratings are of one category.
  case oneCategoryOnly(String)
  /// Fewer exams with the disease than the method can work with.
  case tooFewDiseased(count: Int, minimum: Int)
  /// Fewer exams without the disease than the method can work with.
  case tooFewHealthy(count: Int, minimum: Int)
}
