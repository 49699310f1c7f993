import ApicalReport
import ApicalStats

/// Arranges the results of a study as a document.
struct StudyDocument {
  let results: StudyResults
  let masks: MaskArchive

  init(_ results: StudyResults, masks: MaskArchive) {
    self.results = results
    self.masks = masks
  }

  func document() throws -> Document {
    Document(
      title: results.row.title, subtitle: results.row.question, metadata: metadata,
      sections: [
        SummarySection(results).section(),
        try CohortSection(results, masks).section(),
        try perModel("Segmentation") { try SegmentationSection($0).section() },
        try perModel("Agreement of EF") { try AgreementSection($0).section() },
        perModel("Feasibility") { FeasibilitySection($0).section() },
        try perModel("Gallery") { try GallerySection($0, masks).section() },
        MethodsSection(results).section(),
      ].compactMap { $0 })
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
    return [
      .init("Study", results.row.name),
      .init(
        "Cohort", "\(results.row.cohortName), \(results.exams.count) exams, \(results.frames.count) frames"),
    ]
      + results.perModel.map(\.model).map { model in
        .init("Network", "\(model.title), SHA-256 \(model.sha256.prefix(12))…")
      } + [
        .init(
          "Software",
          [run?.software, (run?.engine).map(MethodsSection.short)].compactMap { $0 }.joined(separator: ", ")),
        .init("Run", run?.finished.map { String($0.prefix(10)) } ?? "not finished"),
      ]
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
