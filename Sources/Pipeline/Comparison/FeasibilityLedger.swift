import ApicalStats

/// Every exam's fate for every model, and what it adds up to.
struct FeasibilityLedger: Sendable {
  /// How many exams one model solved, and why the others failed.
  struct Model: Sendable, Codable, Equatable {
    let model: String
    /// Share of all exams of the study.
    let feasibility: ProportionInterval?
    /// Exams by the code of their cause; they add up to the exams without EF.
    let causes: [Cause]
    /// Exams with an automatic EF that have no reference to compare with.
    let withoutReference: Int
    /// Exams in the agreement: with both.
    let compared: Int
  }

  /// A cause with the exams that it stopped.
  struct Cause: Sendable, Codable, Equatable {
    let code: String
    let exams: [String]
  }

  /// In the order of exams, then of models.
  let fates: [ExamFate]
  let models: [Model]
  /// Exams of the study, run or not.
  let total: Int

  init(_ results: StudyResults) {
    let perModel = results.perModel.map { model in
      model.exams.map { ExamFate($0, model: model.model.id) }
    }
    let total = results.row.exams
    self.total = total
    fates = results.exams.indices.flatMap { exam in perModel.map { $0[exam] } }
    models = zip(results.perModel, perModel).map { results, fates in
      let failed = fates.filter { !$0.isSolved }
      let groups = Dictionary(grouping: failed) { $0.cause?.code ?? "" }
      let solved = fates.count - failed.count
      return Model(
        model: results.model.id,
        feasibility: try? ProportionInterval(
          successes: solved, count: total, confidence: results.study.agreement.confidence),
        causes: groups.map { Cause(code: $0.key, exams: $0.value.map(\.exam)) }
          .sorted { ($1.exams.count, $0.code) < ($0.exams.count, $1.code) },
        withoutReference: fates.count { $0.isSolved && $0.reference == nil },
        compared: fates.count { $0.isSolved && $0.reference != nil })
    }
  }

  /// Exams without EF, or without reference: those that the agreement leaves out.
  var excluded: [ExamFate] { fates.filter { !$0.isSolved || $0.reference == nil } }
}
