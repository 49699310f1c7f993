import ApicalReport

/// The 15 items of the guidelines for reporting reliability and agreement studies.
///
/// Source: Kottner et al., J Clin Epidemiol 2011;64:96–106, Table 1.
struct GRRASChecklist {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  var checklist: Checklist {
    Checklist(
      name: "checklist-grras",
      title:
        "Guidelines for reporting reliability and agreement studies (GRRAS; Kottner, J Clin Epidemiol 2011;64:96)",
      items: introduction + methods + outcome)
  }

  private var introduction: [Checklist.Item] {
    let heading = "\(results.row.title) \(results.row.question)".lowercased()
    let isNamed = ["agree", "reliab"].contains { heading.contains($0) }
    return [
      .init(
        "1", "Agreement or reliability named in title or abstract", at: isNamed ? [.section("summary")] : [],
        remark: isNamed ? "" : "Neither the title nor the question of the study names it."),
      .init(
        "2", "The device or method of measurement",
        at: [.section("methods-segmentation"), .section("methods-ef")]),
      .init(
        "3", "The population of subjects", at: [.section("cohort")], isPartial: true,
        remark: "How they were acquired is described, not who they are."),
      .init("4", "The population of raters", remark: "Who made the reference, and with which training."),
      .init("5", "What is known already, and why the study was done"),
    ]
  }

  private var methods: [Checklist.Item] {
    [
      .init(
        "6", "How the size of the sample was chosen", at: [.table("cohort")], isPartial: true,
        remark: "The size is stated, not why."),
      .init(
        "7", "How subjects were sampled", at: [.section("methods-data")], isPartial: true,
        remark: "What of the data set was selected; how the data set was sampled is its makers' to say."),
      .init(
        "8", "The process of measurement", at: [.section("methods-segmentation"), .section("methods-ef")]),
      .init(
        "9", "Whether measurements were independent", at: [.section("methods-agreement")], isPartial: true,
        remark: "Networks saw no reference; what the readers of the reference saw is not known here."),
      .init("10", "The statistical analysis", at: [.section("methods-agreement")]),
    ]
  }

  private var outcome: [Checklist.Item] {
    [
      .init(
        "11", "Actual numbers of subjects, raters and replicates",
        at: [.table("cohort"), .figure("feasibility-flow")]),
      .init(
        "12", "Characteristics of the sample",
        at: [.table("cohort"), .figure("depth"), .figure("sector-angle"), .figure("reference-ef")],
        isPartial: true,
        remark: "Of the acquisition and EF; raters' training is the author's to say."),
      .init("13", "Estimates with their uncertainty", at: results.limitPlaces),
      .init("14", "Practical relevance of the results"),
      .init(
        "15", "Detailed results", at: [.section("appendix")],
        remark: "Every exam and frame: tables/exams.csv, frames.csv."),
    ]
  }
}
