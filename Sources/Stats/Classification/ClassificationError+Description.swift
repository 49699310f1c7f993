extension ClassificationError {
  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .confidenceOutOfRange(let confidence): Self.description(confidence: confidence)
    case .unequalCounts(let first, let second):
      "Values: \(first) and \(second), needed: equally many. Pair them by exam first."
    case .notFinite(let index): "Value \(index) is not finite. Exclude failed measurements first."
    case .tooFewSubjects(let count, let minimum):
      "Exams: \(count), needed: \(minimum). Is the cohort empty after filtering?"
    case .tooFewRaters(let count, let minimum):
      "Ratings per exam: \(count), needed: \(minimum). Was every exam classified by each rater?"
    case .tooFewCategories(let count, let minimum):
      "Categories: \(count), needed: \(minimum). Name also those that no exam fell into."
    case .raggedTable(let row, let found, let needed):
      "Cells in row \(row) of the table: \(found), needed: \(needed). Does each category have a row and a column?"
    case .wrongRowCount(let found, let needed):
      "Rows of the table: \(found), needed: \(needed). Does each category have a row and a column?"
    case .raggedRatings(let subject, let found, let needed):
      "Ratings of exam \(subject): \(found), needed: \(needed). Leave out exams with missing ratings."
    case .negativeCount(let row, let column, let count):
      "Count in row \(row), column \(column): \(count), needed: 0 or more. Was a total taken for a cell?"
    case .unknownCategory(let name, let index):
      "Rating \(index) is '\(name)', which is none of the categories. Is it spelled as there?"
    case .duplicateCategory(let name): "Category '\(name)' is named twice. Name each once, in order."
    case .weightOutOfRange(let row, let column, let weight):
      "Weight in row \(row), column \(column): \(weight), needed: 0 to 1, and 1 on the diagonal. "
        + "Are these weights of disagreement?"
    case .constantRater(let rater):
      "The \(rater) rater put all exams into one category, so kappa says nothing. State the agreement instead."
    case .nothingDisagrees:
      "By these weights all categories agree, so kappa does not exist. Give different categories less than 1."
    case .oneCategoryOnly(let name):
      "All ratings are '\(name)', so agreement by chance is complete and kappa does not exist."
    case .tooFewDiseased(let count, let minimum):
      "Exams with the disease: \(count), needed: \(minimum). Is the reference read from the right column?"
    case .tooFewHealthy(let count, let minimum):
      "Exams without the disease: \(count), needed: \(minimum). Is the reference read from the right column?"
    }
  }
}
