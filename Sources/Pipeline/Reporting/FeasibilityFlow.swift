import ApicalReport

/// The way of every exam through each model to the agreement, as a figure.
struct FeasibilityFlow {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  func figure() throws -> Figure {
    try FeasibilityFlowFigure(
      words: FigureWords(name: "feasibility-flow", title: "The way of every exam"),
      exams: results.exams.map(\.row.id), arms: results.perModel.map(arm), ends: ends
    ).figure()
  }

  private func arm(_ results: StudyResults) -> FeasibilityFlowFigure.Arm {
    let fates = results.exams.map { ExamOutcome($0, model: results.model.id) }
    let out = Dictionary(grouping: fates.filter { $0.cause != nil }) { $0.cause?.code ?? "" }
    return FeasibilityFlowFigure.Arm(
      title: results.model.title,
      exclusions: out.sorted { $0.key < $1.key }.map { code, fates in
        .init(code: code, label: ExamOutcome.label(code), exams: fates.map(\.exam.row.id))
      }, solved: fates.filter { $0.cause == nil }.map(\.exam.row.id))
  }

  private var ends: [FeasibilityFlowFigure.End] {
    let solved = results.perModel.map { Set($0.exams.filter { $0.automatic != nil }.map(\.row.id)) }
    let all = results.exams.filter { exam in solved.allSatisfy { $0.contains(exam.row.id) } }
    let paired = all.filter { $0.referenceEF != nil }.map(\.row.id)
    let agreement = FeasibilityFlowFigure.End(label: "With reference EF: in the agreement", exams: paired)
    guard results.perModel.count > 1 else { return [agreement] }
    return [.init(label: "Automatic EF by every model", exams: all.map(\.row.id)), agreement]
  }
}
