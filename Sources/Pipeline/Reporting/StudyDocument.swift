import ApicalParallel
import ApicalReport
import ApicalStats

/// Arranges the results of a study as a document.
struct StudyDocument: Sendable {
  let results: StudyResults
  let measures: EFMeasures
  let masks: MaskArchive
  private let subsets: SubsetSection?

  init(_ results: StudyResults, measures: EFMeasures, masks: MaskArchive) {
    self.results = results
    self.measures = measures
    self.masks = masks
    subsets = SubsetSection(results)
  }

  func document() throws -> Document {
    let sections = try makers.mapSideBySide { make in Result { try make() } }.flatMap { try $0.get() }
    var document = Document(
      title: results.row.title, subtitle: results.row.question, metadata: metadata, sections: sections,
      hasTitlePage: true, footer: footer)
    // Checklists look at all else, and stand before the appendix.
    document.sections.insert(
      ChecklistSection(results).section(in: document), at: document.sections.count - 1)
    return document
  }

  /// What makes the sections, in their order; each is made by itself.
  private var makers: [@Sendable () throws -> [Section]] {
    [
      { named("summary", SummarySection(results).section()) }, { [MethodsSection(results).section()] },
      { named("cohort", try CohortSection(results, masks).section()) },
      { named("timing", try TimingSection(results, TimingResults(store: masks.store)).section()) },
      { named("feasibility", try feasibility()) },
      { named("models", try ComparisonSection(results, masks).section()) },
      { named("segmentation", try perModel("Segmentation") { try SegmentationSection($0).section() }) },
      { named("agreement", try perModel("Agreement of EF") { try AgreementSection($0).section() }) },
      { named("subsets", try subsets?.section()) }, { try measures.sections(results, masks) },
      { named("gallery", try perModel("Gallery") { try GallerySection($0, masks).section() }) },
      { named("augmentation", try AugmentationSection(store: masks.store)?.section()) },
      { [ExcludedSection(results).section()] },
    ]
  }

  private func named(_ name: String, _ section: Section?) -> [Section] {
    guard var section else { return [] }
    section.name = name
    return [section]
  }

  private func feasibility() throws -> Section? {
    var section = perModel("Feasibility") { FeasibilitySection($0).section() }
    if !results.others.isEmpty { section?.blocks = LedgerSection(results).blocks }
    section?.blocks.insert(.figure(try FeasibilityFlow(results).figure()), at: 0)
    return section
  }

  private var footer: String {
    "Made by \(results.runs.last?.software ?? Software.version) from the result file of the study \(results.row.name). "
      + "Research software, not a medical device."
  }

  /// Tables that are written as files and stand nowhere in the document.
  var appendix: [Table] {
    ExamTables(results).tables + MeasureTables(measures).tables
      + ComparisonSection(results, masks).appendix + (subsets?.appendix ?? [])
  }

  /// The section of the only model, or one subsection for each.
  private func perModel(
    _ title: String, _ section: (StudyResults) throws -> Section?
  ) rethrows -> Section? {
    let parts = try results.perModel.compactMap { results in
      try section(results).map { (model: results.model.id, section: $0) }
    }
    guard results.others.isEmpty else {
      let named = parts.map {
        Section($0.model, blocks: $0.section.blocks, subsections: $0.section.subsections)
      }
      return named.isEmpty ? nil : Section(title, subsections: named)
    }
    return parts.first?.section
  }

  private var metadata: [Document.Fact] {
    let run = results.runs.last
    let software = [run?.software, (run?.engine).map(MethodsSection.short)].compactMap { $0 }
    let study: [Document.Fact] = [
      .init("Study", "\(results.row.name), file SHA-256 \(results.row.sha256.prefix(12))…"),
      .init(
        "Cohort", "\(results.row.cohortName), \(results.exams.count) exams, \(results.frames.count) frames"),
    ]
    let networks = results.perModel.map { results in
      Document.Fact("Network", "\(results.model.title), SHA-256 \(results.model.sha256)")
    }
    let isFromMasks = results.study.ef.reference == .masks
    let choices: [Document.Fact] = [
      .init("Reference EF", isFromMasks ? "reference masks" : "as the data set states it"),
      .init("Out of range", results.study.range.sentence),
      .init("Software", software.joined(separator: ", ")),
      .init("Seed", "\(results.study.seed)"),
      .init("Run", run?.finished.map { String($0.prefix(10)) } ?? "not finished"),
    ]
    return study + networks + choices
  }
}

extension ModelRow {
  /// What the study calls it, and the network's own name where that differs.
  var title: String {
    let network = "\(name) \(version)"
    return id == network ? id : "\(id) (\(network))"
  }
}

extension RangeStatus {
  /// With a capital, for tables.
  var title: String {
    switch self {
    case .inRange: "In range"
    case .outOfRange: "Out of range"
    case .unknown: "Range unknown"
    }
  }
}

extension AgreementPoint {
  init(_ pair: EFPair) {
    let isOut: Bool? = pair.status == .unknown ? nil : pair.status == .outOfRange
    self.init(id: pair.exam, reference: pair.reference, measured: pair.automatic, isOutOfRange: isOut)
  }
}

extension StudyResults {
  /// The words of every EF figure.
  var agreementLabels: AgreementLabels {
    AgreementLabels(
      method: "Automatic", reference: study.ef.reference == .masks ? "reference masks" : "recorded reference",
      rangeRule: study.range.sentence)
  }

  /// "biplane", "single plane (A4C)", or both where exams differ.
  var methodNames: String {
    let names = Set(exams.compactMap(\.automatic?.method)).compactMap { VolumeMethodName.display($0) }
      .sorted()
    return names.isEmpty ? "modified Simpson" : names.joined(separator: " and ")
  }
}
