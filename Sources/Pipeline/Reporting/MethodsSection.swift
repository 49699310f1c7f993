import ApicalEngine
import ApicalMetrics
import ApicalReport
import ApicalStats
import Foundation

/// What was run, in words made from the study and the store.
struct MethodsSection {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  func section() -> Section {
    Section(
      "Methods", name: "methods",
      subsections: [
        part("Data", "methods-data", [data, missing]),
        part("Segmentation", "methods-segmentation", models.flatMap { ModelWords($0).paragraphs }),
        part("Measures of masks", "methods-measures", [measures]),
        part("Ejection fraction", "methods-ef", [volumes, reference]),
        part("Acquisition range", "methods-range", [range]),
        part("Agreement", "methods-agreement", [pairs, limits, assumptions]),
        part("Failures", "methods-failures", [failures]),
        Section(
          "Software", name: "methods-software",
          blocks: (models.map(licence) + [software]).map { Block.paragraph($0) } + [.table(runs)]),
      ])
  }

  private func part(_ title: String, _ name: String, _ paragraphs: [String]) -> Section {
    Section(title, name: name, blocks: paragraphs.filter { !$0.isEmpty }.map { .paragraph($0) })
  }

  private var models: [ModelRow] { results.perModel.map(\.model) }

  private var data: String {
    let read = NumberFormat.proportion(results.exams.count, of: results.row.exams)
    let whole =
      results.exams.count == results.row.exams
      ? "\(NumberFormat.count(results.row.exams)) exams"
      : "\(read) of the selected exams, since the run is not finished"
    return """
      The cohort is \(results.row.cohortName), read in the layout \(results.row.cohortLayout): \(whole), \
      \(NumberFormat.count(results.frames.count)) frames. What was selected is stated by the study file, kept word for \
      word in the result file; a digest of exams, files and recorded values (SHA-256 \
      \(results.row.cohortSha256.prefix(12))…) identifies the data.
      """
  }

  private var missing: String {
    let problems = results.findings.count { $0.severity == "problem" }
    let found = problems == 0 ? "None was found" : "\(problems) were found, listed in tables/findings.csv"
    return """
      Missing or odd data are findings of the reader of the cohort: \(found). Nothing is imputed; an exam without a value \
      stays in every denominator that it belongs to.
      """
  }

  private var measures: String {
    """
    Dice and Hausdorff distance on the frame's own grid with its pixel spacing, for \
    \(results.study.measures.labels.joined(separator: " and ")). The Hausdorff distance is the largest distance between \
    the two boundaries, HD95 the larger of the two directed 95th percentiles. Frames with an empty mask follow the policy \
    "\(results.study.measures.emptyMask.rawValue)".
    """
  }

  private var volumes: String {
    """
    Modified Simpson method with \(results.study.ef.discs) discs sampled at their midpoints, perpendicular to the long axis \
    from the middle of the mitral plane to the apex. Biplane where both views are there (each A2C beat combined with each \
    A4C beat, the longer of the two long axes in each phase), single plane otherwise; here: \(results.methodNames). \
    EF = (EDV − ESV) / EDV, averaged over beats. Nothing is rounded before the report.
    """
  }

  private var reference: String {
    results.study.ef.reference == .masks
      ? "Reference EF: the same method on the reference masks of the data set."
      : "Reference EF: the value that the data set states for the exam, by its own readers and method."
  }

  private var range: String {
    """
    Depth is rows × spacing; the sector angle is measured in the image. An exam is out of range with \
    \(results.study.range.sentence).
    """
  }

  private var pairs: String {
    """
    One pair an exam: the mean EF over its beats, automatic and reference, so that pairs are independent between exams \
    and intervals need no correction for repeated measurements. Networks see images alone, never a reference. \
    Differences are automatic − reference in percentage points and are drawn over the mean of both. \(benchmark)
    """
  }

  private var benchmark: String {
    guard let acceptable = results.study.agreement.acceptable else {
      return "The study states no limits of agreement that would be acceptable."
    }
    return """
      Stated as acceptable in the study file, before the run: limits of agreement within \
      ±\(NumberFormat(digits: 1).string(acceptable)) percentage points.
      """
  }

  private var limits: String {
    let agreement = results.study.agreement
    return """
      Limits of agreement are bias ± \(agreement.multiplier.formatted()) SD of the differences (divisor n − 1); from 3 \
      exams on. Intervals are at \(NumberFormat.level(agreement.confidence)): Student's t for the bias, \
      \(agreement.limits.intervalMethod.words) for the limits. Draws of the bootstrap, where it is used, follow from the seed \
      \(results.study.seed).
      """
  }

  private var assumptions: String {
    """
    The limits assume normal differences, and bias and spread that do not change with the mean: both are tested and \
    drawn, and the data are not transformed. p-values are two-sided and, where nothing else is said, not corrected for \
    their number.
    """
  }

  private var failures: String {
    """
    A failure ends neither the exam nor the run: it is stored with a coded cause at the view, beat and frame where it \
    happened. Beats that fail are left out of an exam's mean; an exam without a whole beat has no EF and is listed in \
    {section:appendix}.
    """
  }

  private var software: String {
    let run = results.runs.last
    let names = [run?.software ?? Software.version, (run?.engine).map(Self.short)].compactMap { $0 }
    return
      "Everything was computed by \(names.joined(separator: " with ")); this report comes from the result file alone."
  }

  private func licence(_ model: ModelRow) -> String {
    let note = ModelWords(model).card?.licenceNote.map { " \($0)" } ?? ""
    let whose = models.count > 1 ? "of the weights of \(model.id)" : "of the network's weights"
    return "Licence \(whose): \(model.licence).\(note) Research software, not a medical device."
  }

  /// "OpenVINO 2026.4.1" of "OpenVINO 2026.4.1-22982-e13a147257-releases/2026/4".
  static func short(_ engine: String) -> String { String(engine.prefix { $0 != "-" }) }

  private var runs: Table {
    Table(
      name: "runs", title: "Runs that made these results",
      columns: [
        .init("Started"), .init("Finished"), .init("Software"), .init("Engine"), .init("Processor"),
        .init("Precision"), .number("Threads"),
      ],
      rows: results.runs.map { run in
        Table.Row([
          .text(run.started), run.finished.map { .text($0) } ?? .text("interrupted"), .text(run.software),
          .text(Self.short(run.engine)), .text(run.processor), .text(run.precision), .count(run.threads),
        ])
      },
      notes: ["Study file: SHA-256 \(results.row.sha256). Seed \(results.study.seed)."])
  }
}
