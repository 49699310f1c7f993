import ApicalReport
import ApicalStats

/// The feasibility of every model side by side, why exams failed, and what that does to the agreement.
struct LedgerSection {
  let results: StudyResults
  private let ledger: FeasibilityLedger

  init(_ results: StudyResults) {
    self.results = results
    ledger = FeasibilityLedger(results)
  }

  /// The blocks of the section on feasibility that look at all models together.
  var blocks: [Block] {
    [
      .paragraph(introduction), .table(feasibility), .table(differences), .table(causes), .table(sets),
    ]
  }

  private var introduction: String {
    """
    An exam without an automatic EF is a result: it is kept, counted, and listed with its first cause and the beat where \
    that happened. Every exam left out is in {section:appendix}.
    """
  }

  private var feasibility: Table {
    Table(
      name: "feasibility", title: "Exams with an automatic EF",
      columns: [
        .init("Model"), .number("Solved"), .number("Exams"), .number("Share (CI)", unit: "%"),
        .number("Solved, without reference"), .number("In the agreement"),
      ],
      rows: ledger.models.map { model in
        Table.Row([
          .text(model.model), model.feasibility.map { .count($0.successes) } ?? .missing,
          .count(ledger.total),
          model.feasibility.map { .estimate($0.percent, digits: 1) } ?? .missing,
          .count(model.withoutReference),
          .count(model.compared),
        ])
      }, notes: ["Wilson's interval."])
  }

  private var differences: Table {
    let rows = ModelPair.all(results).compactMap { pair -> Table.Row? in
      guard let counts = pair.feasibility,
        let difference = try? ProportionDifference(counts, confidence: pair.confidence).difference
      else { return nil }
      return Table.Row([
        .text(pair.title), .count(counts.both), .count(counts.firstOnly), .count(counts.secondOnly),
        .count(counts.neither), .estimate(difference.scaled(by: 100, unit: .percentagePoints), digits: 1),
        .pValue(McNemarTest(counts).exact.pValue),
      ])
    }
    return Table(
      name: "feasibility-difference", title: "Difference in feasibility, the same exams",
      columns: [
        .init("Models"), .number("Solved by both"), .number("First only"), .number("Second only"),
        .number("Neither"), .number("Difference (CI)", unit: "points"), .number("p"),
      ], rows: rows, notes: ["First − second; Newcombe's paired interval, McNemar's exact test."])
  }

  private var causes: Table {
    let codes = Set(ledger.models.flatMap { $0.causes.map(\.code) }).sorted()
    return Table(
      name: "failure-causes", title: "Exams without EF by cause",
      columns: [.init("Cause")] + ledger.models.map { .number($0.model) },
      rows: codes.map { code in
        Table.Row(
          [.text(code)]
            + ledger.models.map { model in .count(model.causes.first { $0.code == code }?.exams.count ?? 0) })
      }
        + [
          Table.Row(
            [.text("all causes")] + ledger.models.map { .count($0.causes.reduce(0) { $0 + $1.exams.count }) },
            isEmphasised: true)
        ])
  }

  private var sets: Table {
    let sets = AgreementSet.all(results)
    let worst = sets.compactMap(\.worst).first
    let note = worst.map {
      "Worst case: the largest difference of any model in any exam, \(NumberFormat(digits: 1).signed($0)) points."
    }
    return Table(
      name: "agreement-sets", title: "Agreement of EF by what a failed exam counts as, percentage points",
      columns: [
        .init("Exams"), .init("Model"), .number("n"), .number("At the worst case"), .number("Bias (CI)"),
        .number("SD"), .number("Lower LoA (CI)"), .number("Upper LoA (CI)"), .number("MAE"),
      ],
      rows: sets.map { set in
        Table.Row([
          .text(set.rule.rawValue), .text(set.model), .count(set.count), .count(set.imputed),
          set.agreement.map { .estimate($0.bias, digits: 1) } ?? .missing,
          set.agreement.map { .number($0.standardDeviation, digits: 1) } ?? .missing,
          set.agreement.map { .estimate($0.lowerLoA, digits: 1) } ?? .missing,
          set.agreement.map { .estimate($0.upperLoA, digits: 1) } ?? .missing,
          set.meanAbsoluteError.map { .number($0, digits: 1) } ?? .missing,
        ])
      },
      notes: ["Exams without reference are in none of them."] + (note.map { [$0] } ?? []))
  }

  /// Every exam and model, one row each: for programs.
  var table: Table {
    Table(
      name: "feasibility-ledger", title: "Fate of every exam with every model",
      columns: [
        .init("exam"), .init("model"), .init("outcome"), .number("ef_percent"), .number("reference_percent"),
        .init("cause"), .init("stage"), .init("view"), .number("beat"), .init("phase"), .number("events"),
        .init("message"),
      ],
      rows: ledger.fates.map { fate in
        Table.Row([
          .text(fate.exam), .text(fate.model), .text(fate.isSolved ? "solved" : "failed"),
          fate.ef.map { .number($0, digits: 3) } ?? .missing,
          fate.reference.map { .number($0, digits: 3) } ?? .missing,
          .text(fate.cause?.code ?? ""), .text(fate.cause?.stage ?? ""), .text(fate.cause?.view ?? ""),
          (fate.cause?.beat).map { .count($0) } ?? .missing, .text(fate.cause?.phase ?? ""),
          .count(fate.events.count), .text(fate.cause?.message ?? ""),
        ])
      })
  }
}

extension ProportionInterval {
  /// In percent.
  var percent: Estimate { estimate.scaled(by: 100, unit: .percent) }
}

extension Estimate {
  /// Value and interval times a factor, in another unit.
  func scaled(by factor: Double, unit: ClinicalUnit) -> Estimate {
    Estimate(
      value: factor * value, interval: (factor * lower)...(factor * upper), confidence: confidence,
      method: method,
      count: count, unit: unit)
  }
}
