import ApicalCohort

/// The exams in which two models differ most in EF, and a frame of each that shows it: the paper's figure 10.
struct LargestDifferences {
  /// One exam.
  struct Item: Codable, Equatable {
    let exam: String
    /// %; the reference is nil where the study has none.
    let base, rival: Double
    let reference: Double?
    /// mm and degrees: those that decide for the exam's range.
    let depth, angle: Double?
    let status: RangeStatus
    /// The frame in which the models' LV Dice differ most; the first frame where there is no Dice.
    let frame: String?
    /// LV Dice of both models in that frame.
    let baseDice, rivalDice: Double?
  }

  /// Largest first; ties in the cohort's order.
  let items: [Item]

  /// - Parameter count: How many exams at most.
  init(_ pair: ModelPair, count: Int) {
    let rule = pair.study.range
    let solved = zip(pair.base.exams, pair.rival.exams).compactMap { one, other -> Item? in
      guard let base = one.automatic?.ef, let rival = other.automatic?.ef else { return nil }
      let shown = Self.frame(one, other)
      return Item(
        exam: one.row.id, base: base, rival: rival, reference: one.referenceEF,
        depth: rule.deciding(one.frames.map(\.depth)), angle: rule.deciding(one.frames.map(\.angle)),
        status: one.status, frame: shown.frame, baseDice: shown.base, rivalDice: shown.rival)
    }
    let order = solved.indices.sorted {
      let (one, other) = (abs(solved[$0].rival - solved[$0].base), abs(solved[$1].rival - solved[$1].base))
      return one != other ? one > other : $0 < $1
    }
    items = order.prefix(count).map { solved[$0] }
  }

  private static func frame(_ one: ExamResults, _ other: ExamResults) -> (
    frame: String?, base: Double?, rival: Double?
  ) {
    func dice(_ exam: ExamResults) -> [String: Double] {
      let scores = exam.metrics.filter { $0.label == "LV" }.compactMap { row in
        row.dice.map { (row.frame, $0) }
      }
      return Dictionary(scores) { first, _ in first }
    }
    let (base, rival) = (dice(one), dice(other))
    var best: String?
    var largest = -1.0
    for frame in one.frames.map(\.id) {
      guard let first = base[frame], let second = rival[frame], abs(first - second) > largest else {
        continue
      }
      best = frame
      largest = abs(first - second)
    }
    let shown = best ?? one.frames.first?.id
    return (shown, shown.flatMap { base[$0] }, shown.flatMap { rival[$0] })
  }
}
