import ApicalEF
import ApicalReport
import ApicalStats

/// What the store holds of contours beyond EF, by source.
struct EFMeasures: Sendable {
  /// The reference masks, or one model.
  struct Source: Sendable {
    let id: String
    /// As tables print it.
    let title: String
    let isReference: Bool
    let conventions: [ConventionRow]
    /// The same by the code of the convention.
    let byConvention: [String: [ConventionRow]]
    let beats: [BeatMeasureRow]
    let summaries: [ExamMeasureRow]
    /// Of models only.
    let budgets: [ErrorBudgetRow]
    let shares: [ErrorShareRow]

    init(
      id: String, title: String, isReference: Bool, conventions: [ConventionRow], beats: [BeatMeasureRow],
      summaries: [ExamMeasureRow], budgets: [ErrorBudgetRow], shares: [ErrorShareRow]
    ) {
      self.id = id
      self.title = title
      self.isReference = isReference
      self.conventions = conventions
      byConvention = Dictionary(grouping: conventions, by: \.convention)
      self.beats = beats
      self.summaries = summaries
      self.budgets = budgets
      self.shares = shares
    }

    /// The values of one measure, with the exam, in the cohort's order.
    func values(_ measure: ExamMeasure) -> [(exam: String, value: Double)] {
      summaries.compactMap { row in
        row.measure == measure.rawValue ? row.value.map { (row.exam, $0) } : nil
      }
    }
  }

  let study: Study
  /// Those with a measured exam, the reference first.
  let sources: [Source]
}

extension EFMeasures {
  /// - Parameters:
  ///   - store: Where the rows are.
  ///   - results: The study and its models, in their order.
  init(store: Store, _ results: StudyResults) throws {
    study = results.study
    let conventions = try Dictionary(grouping: store.all(ConventionRow.self), by: \.source)
    let beats = try Dictionary(grouping: store.all(BeatMeasureRow.self), by: \.source)
    let summaries = try Dictionary(grouping: store.all(ExamMeasureRow.self), by: \.source)
    let budgets = try Dictionary(grouping: store.all(ErrorBudgetRow.self), by: \.source)
    let shares = try Dictionary(grouping: store.all(ErrorShareRow.self), by: \.source)
    let names =
      [(SourceRow.reference, "Reference masks")] + results.perModel.map { ($0.model.id, $0.model.id) }
    sources = names.compactMap { id, title in
      guard let rows = conventions[id] else { return nil }
      return Source(
        id: id, title: title, isReference: id == SourceRow.reference, conventions: rows,
        beats: beats[id] ?? [],
        summaries: summaries[id] ?? [], budgets: budgets[id] ?? [], shares: shares[id] ?? [])
    }
  }

  /// The sections that these measures fill; those without a measured exam are left out.
  func sections(_ results: StudyResults, _ masks: MaskArchive) throws -> [Section] {
    guard !sources.isEmpty else { return [] }
    return try [
      TracingSection(results, masks).section(), ConventionSection(self).section(),
      ErrorBudgetSection(self, results).section(),
      BeatSection(self).section(), ShapeSection(self).section(),
    ].compactMap { $0 }
  }

  /// Limits of agreement of differences as the study wants them; nil below three.
  func agreement(_ differences: [Double], unit: ClinicalUnit) -> BlandAltman? {
    try? BlandAltman(
      differences: differences, unit: unit, multiplier: study.agreement.multiplier,
      confidence: study.agreement.confidence, limits: study.agreement.limits,
      bootstrap: Bootstrap(seed: study.seed))
  }
}
