/// Two yes–no classifications of the same exams, such as the feasibility of EF with two models.
public struct PairedCounts: Sendable, Equatable, Codable {
  /// Exams with both properties, with the first alone, with the second alone, and with neither.
  public let both, firstOnly, secondOnly, neither: Int

  /// - Throws: ``ProportionError`` for a negative count, or when all four are zero.
  public init(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) throws(ProportionError) {
    let cells = [
      ("both", both), ("the first only", firstOnly), ("the second only", secondOnly), ("neither", neither),
    ]
    for (name, count) in cells where count < 0 { throw .negativeCount(cell: name, count) }
    guard both + firstOnly + secondOnly + neither > 0 else { throw .noCases(0) }
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }

  /// Counts two classifications in the same order of exams.
  ///
  /// - Throws: ``ProportionError`` for series of unequal length, or without an exam.
  public init(first: [Bool], second: [Bool]) throws(ProportionError) {
    guard first.count == second.count else {
      throw .unequalCounts(first: first.count, second: second.count)
    }
    var cells = [0, 0, 0, 0]
    for (a, b) in zip(first, second) { cells[(a ? 0 : 2) + (b ? 0 : 1)] += 1 }
    try self.init(both: cells[0], firstOnly: cells[1], secondOnly: cells[2], neither: cells[3])
  }

  /// All exams.
  public var count: Int { both + firstOnly + secondOnly + neither }
  /// Exams on which the two differ.
  public var discordant: Int { firstOnly + secondOnly }
}
