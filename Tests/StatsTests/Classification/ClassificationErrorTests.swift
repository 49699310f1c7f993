import ApicalStats
import Testing

struct ClassificationErrorTests {
  // Found, needed, and what to check: no message is empty or shows a Swift name.
  @Test(arguments: [
    ClassificationError.confidenceOutOfRange(95), .unequalCounts(first: 3, second: 4), .notFinite(index: 7),
    .tooFewSubjects(count: 1, minimum: 2), .tooFewRaters(count: 1, minimum: 2),
    .tooFewCategories(count: 1, minimum: 2), .raggedTable(row: 1, found: 2, needed: 3),
    .wrongRowCount(found: 2, needed: 3), .raggedRatings(subject: 4, found: 2, needed: 3),
    .negativeCount(row: 0, column: 1, -5), .unknownCategory("god", index: 3), .duplicateCategory("good"),
    .weightOutOfRange(row: 1, column: 2, 6), .constantRater("first"), .nothingDisagrees,
    .oneCategoryOnly("good"), .tooFewDiseased(count: 0, minimum: 2), .tooFewHealthy(count: 1, minimum: 2),
  ])
  func saysWhatToCheck(_ error: ClassificationError) {
    let text = error.description
    #expect(text.count > 40)
    #expect(text.hasSuffix(".") || text.hasSuffix("?"))
    #expect(!text.contains("Optional") && !text.contains("(") && !text.contains("ApicalStats"))
  }
}
