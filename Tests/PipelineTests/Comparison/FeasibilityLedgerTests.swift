import ApicalStats
import Testing

@testable import ApicalPipeline

@Suite struct FeasibilityLedgerTests {
  private typealias Exam = TwoModelStore.Exam

  private let exams = [
    Exam(plain: 52, augmented: 51), Exam(plain: 46, augmented: 49),
    Exam(plain: nil, augmented: 53, code: "esv-not-below-edv"), Exam(plain: nil, augmented: 48),
    Exam(plain: 70, augmented: nil), Exam(reference: nil, plain: 50, augmented: 50),
    Exam(plain: nil, augmented: nil, code: "lv-empty"), Exam(plain: 49, augmented: 52),
  ]

  @Test func everyExamHasOneFateAndTheCausesAddUp() throws {
    let ledger = try FeasibilityLedger(TwoModelStore(exams).results)
    #expect(ledger.fates.count == 2 * exams.count)
    #expect(ledger.fates.map(\.exam).prefix(4) == ["e0", "e0", "e1", "e1"])
    let plain = ledger.models[0]
    #expect(plain.feasibility?.successes == 5 && plain.feasibility?.count == 8)
    #expect(plain.causes.map(\.code) == ["lv-empty", "esv-not-below-edv"])
    #expect(plain.causes.map(\.exams) == [["e3", "e6"], ["e2"]])
    #expect(plain.withoutReference == 1 && plain.compared == 4)
    for model in ledger.models {
      #expect(
        model.causes.reduce(0) { $0 + $1.exams.count } + (model.feasibility?.successes ?? 0) == exams.count)
    }
    #expect(
      ledger.excluded.map { "\($0.exam) \($0.model)" } == [
        "e2 plain", "e3 plain", "e4 augmented", "e5 plain", "e5 augmented", "e6 plain", "e6 augmented",
      ])
    let fate = try #require(ledger.fates.first { !$0.isSolved })
    #expect(fate.cause?.place == "A4C beat 1 ES")
    #expect(fate.cause?.message == "failed: esv-not-below-edv")
  }

  /// Read failures of two frames, and what the EF says of the rest: the EF's own words count.
  @Test func theCauseIsTheFirstOfTheEF() throws {
    let two = try TwoModelStore([Exam(plain: 50, augmented: 50)])
    func event(_ stage: String, _ code: String, _ source: String?) -> FailureRow {
      FailureRow(exam: "x", source: source, stage: stage, code: code, message: code)
    }
    func cause(_ events: [FailureRow]) throws -> String? {
      var result = ExamResult(exam: ExamRow(id: "x", position: 9, attributes: "{}"))
      result.failures = events
      let copy = try TwoModelStore([])
      try copy.store.insert(result)
      return try FeasibilityLedger(copy.results).fates.first { $0.model == "plain" }?.cause?.code
    }
    #expect(try cause([event("read", "file-truncated", nil)]) == "file-truncated")
    #expect(
      try cause([event("read", "file-truncated", nil), event("ef", "phase-missing", "plain")])
        == "phase-missing")
    let several = ["no-mitral-plane", "lv-empty", "lv-empty"].map { event("ef", $0, "plain") }
    #expect(try cause(several.reversed()) == "lv-empty")
    #expect(try cause(several) == "no-mitral-plane")
    // Of the other model, or of the reference, nothing is charged.
    #expect(
      try cause([event("ef", "lv-empty", "augmented"), event("ef", "lv-empty", "reference")])
        == "no-result")
    #expect(try FeasibilityLedger(two.results).excluded.isEmpty)
  }

  @Test func pairedFeasibilityIsCounted() throws {
    let counts = try #require(try TwoModelStore(exams).pair.feasibility)
    // First: augmented.
    #expect(counts == (try PairedCounts(both: 4, firstOnly: 2, secondOnly: 1, neither: 1)))
    // Exact: 2 × P(X ≤ 1), X of 3 fair coins.
    #expect(abs(McNemarTest(counts).exact.pValue - 1) < 1e-12)
  }

  /// Solved by all: e0, e1, e7. Own, plain: and e4. Worst case: +20 of e4 for each failed exam.
  @Test func failedExamsCountAsTheReaderChooses() throws {
    let sets = try AgreementSet.all(TwoModelStore(exams).results)
    func set(_ rule: AgreementSet.Rule, _ model: String) throws -> AgreementSet {
      try #require(sets.first { $0.rule == rule && $0.model == model })
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    for (rule, plain, augmented) in [
      (AgreementSet.Rule.solvedByAll, [2.0, -4, -1], [1.0, -1, 2]),
      (.own, [2, -4, 20, -1], [1, -1, 3, -2, 2]),
      (.worstCase, [2, -4, 20, -1, 20, 20, 20], [1, -1, 3, -2, 2, 20, 20]),
    ] {
      for (model, values) in [("plain", plain), ("augmented", augmented)] {
        let found = try set(rule, model)
        #expect(found.count == values.count)
        #expect(abs(try #require(found.agreement).bias.value - mean(values)) < 1e-12)
        #expect(abs(try #require(found.meanAbsoluteError) - mean(values.map { abs($0) })) < 1e-12)
      }
    }
    #expect(try set(.worstCase, "plain").imputed == 3)
    #expect(try set(.worstCase, "augmented").imputed == 2)
    #expect(try set(.worstCase, "plain").worst == 20)
  }
}
