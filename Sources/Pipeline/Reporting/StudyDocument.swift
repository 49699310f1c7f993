import ApicalReport
import ApicalStats

/// Arranges the results of a study as a document.
struct StudyDocument {
  let results: StudyResults
  let summary: StudySummary
  let masks: MaskArchive

  init(_ results: StudyResults, masks: MaskArchive) {
    self.results = results
    self.masks = masks
    summary = StudySummary(results)
  }

  func document() throws -> Document {
    Document(
      title: results.row.title, subtitle: results.row.question, metadata: metadata,
      sections: [
        SummarySection(results, summary).section(),
        try CohortSection(results, masks).section(),
        try SegmentationSection(results).section(),
        try AgreementSection(results).section(),
        FeasibilitySection(results, summary).section(),
        try GallerySection(results, masks).section(),
        MethodsSection(results).section(),
      ].compactMap { $0 })
  }

  private var metadata: [Document.Fact] {
    let run = results.runs.last
    return [
      .init("Study", results.row.name),
      .init(
        "Cohort", "\(results.row.cohortName), \(results.exams.count) exams, \(results.frames.count) frames"),
      .init("Network", "\(results.model.id), SHA-256 \(results.model.sha256.prefix(12))…"),
      .init(
        "Software",
        [run?.software, (run?.engine).map(MethodsSection.short)].compactMap { $0 }.joined(separator: ", ")),
      .init("Run", run?.finished.map { String($0.prefix(10)) } ?? "not finished"),
    ]
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
