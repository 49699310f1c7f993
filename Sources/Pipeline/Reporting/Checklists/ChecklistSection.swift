import ApicalReport

/// What the report says to three reporting guidelines; the status of each item follows from the document itself.
struct ChecklistSection {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  /// - Parameter document: Everything else of the report.
  func section(in document: Document) -> Section {
    Section(
      "Checklists", name: "checklists",
      blocks: [
        .paragraph(
          "Each item is reported when every part of the report that answers it is there, partly when some are. What data cannot say is left to the author of the study."
        )
      ],
      subsections: [
        part("Bland–Altman analysis", GerkeChecklist(results).checklist, document),
        part("Reliability and agreement", GRRASChecklist(results).checklist, document),
        part("Artificial intelligence in imaging", CLAIMChecklist(results).checklist, document),
      ])
  }

  private func part(_ title: String, _ checklist: Checklist, _ document: Document) -> Section {
    let counts = checklist.counts(in: document).filter { $0.count > 0 }
    let sum = counts.map { "\($0.count) \($0.status.rawValue)" }.joined(separator: ", ")
    return Section(
      title, name: checklist.name,
      blocks: [
        .paragraph("Of \(checklist.items.count) items: \(sum)."), .table(checklist.table(in: document)),
      ])
  }
}

/// Places of the report that several guidelines ask for.
extension StudyResults {
  /// A table or figure of every model.
  private func stems(_ name: String) -> [String] { perModel.map { $0.stem(name) } }
  func tables(_ name: String) -> [Checklist.Place] { stems(name).map { .table($0) } }
  func figures(_ name: String) -> [Checklist.Place] { stems(name).map { .figure($0) } }

  /// True where every model has enough pairs for limits of agreement.
  var hasAgreement: Bool { perModel.allSatisfy { $0.agreement($0.pairs) != nil } }
  /// True where a view has more than one beat.
  var hasReplicates: Bool { exams.contains { exam in exam.frames.contains { $0.beat > 1 } } }
  /// True where every model has a readable card.
  var hasCards: Bool { perModel.allSatisfy { ModelWords($0.model).card != nil } }

  /// Places of limits of agreement with their intervals; none where there are too few exams.
  var limitPlaces: [Checklist.Place] { hasAgreement ? tables("agreement") : [] }
  var limitFigures: [Checklist.Place] { hasAgreement ? figures("bland-altman") : [] }
}
