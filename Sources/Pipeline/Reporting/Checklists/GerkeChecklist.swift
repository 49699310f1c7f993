import ApicalReport

/// The 16 items that Gerke collected from seven proposals for reporting Bland–Altman analyses.
///
/// Source: Gerke, Diagnostics 2020;10(5):334, Table 2.
struct GerkeChecklist {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  var checklist: Checklist {
    Checklist(
      name: "checklist-gerke",
      title: "Reporting of a Bland–Altman analysis (Gerke, Diagnostics 2020;10:334, Table 2)",
      items: design + plots + precision + context)
  }

  private var design: [Checklist.Item] {
    [
      .init(
        "1", "Limits of agreement that are acceptable, stated beforehand",
        at: results.study.agreement.acceptable == nil ? [] : [.section("methods-agreement")],
        remark: results.study.agreement.acceptable == nil
          ? "agreement.acceptable of the study file states them." : ""),
      .init("2", "Structure of the data", at: [.section("methods-data"), .table("cohort")]),
      .init(
        "3", "Repeatability of the measurements", at: [.table("between-beats")],
        otherwise: results.hasReplicates ? .needsAuthor : .notApplicable,
        remark: results.hasReplicates ? "" : "One beat a view: there are no replicates."),
    ]
  }

  private var context: [Checklist.Item] {
    [
      .init("12", "Software", at: [.section("methods-software"), .table("runs")]),
      .init(
        "13", "Assumptions about distributions",
        at: [.section("methods-agreement")] + results.tables("agreement-checks")),
      .init(
        "14", "Considerations of sample size",
        remark: "The number of exams and the width of every interval are reported, not why so many."),
      .init(
        "15", "Correct x-axis", at: results.limitFigures, remark: "The mean of both methods."),
      .init("16", "Conflicts of interest"),
    ]
  }
}

extension GerkeChecklist {
  private var plots: [Checklist.Item] {
    [
      .init(
        "4", "Plot of the data, inspected for normality, trend and constant variance",
        at: results.figures("bland-altman") + results.figures("scatter") + results.tables("agreement-checks")),
      .init(
        "5", "Transformation of the data, if necessary",
        at: results.hasAgreement ? [.section("methods-agreement")] : [],
        remark: "Differences are not transformed; the checks say whether that would have been necessary."),
      .init("6", "Bias, drawn and in numbers", at: results.limitPlaces + results.limitFigures),
    ]
  }

  private var precision: [Checklist.Item] {
    [
      .init("7", "Precision of the bias", at: results.limitPlaces),
      .init("8", "Limits of agreement, drawn and in numbers", at: results.limitPlaces + results.limitFigures),
      .init("9", "Confidence intervals of the limits", at: results.limitPlaces),
      .init(
        "10", "Whether the range of measurement is wide enough",
        at: [.figure("reference-ef"), .table("cohort")],
        isPartial: true, remark: "The distribution is shown; whether it is wide enough is a judgement."),
      .init(
        "11", "Variance between and within subjects, or intervals that heed the structure of the data",
        at: results.hasAgreement ? [.section("methods-agreement")] : [], remark: "One pair an exam."),
    ]
  }
}
