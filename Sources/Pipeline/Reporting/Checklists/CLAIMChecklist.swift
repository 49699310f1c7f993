import ApicalReport

/// Those of the 44 items of CLAIM that the data of a study can answer, numbered as there.
///
/// Source: Tejani et al., Checklist for Artificial Intelligence in Medical Imaging: 2024 update, Radiol Artif Intell
/// 2024;6(4):e240300. Left out: title and background (1–3), design and goal (5, 6), de-identification (11), annotation
/// (15–17), initial weights and choice of the model (24, 26), explanations (31), registration (34), diagnostic
/// classification (38), discussion (40, 41) and the protocol and funding (42, 44).
struct CLAIMChecklist {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  var checklist: Checklist {
    Checklist(
      name: "checklist-claim",
      title: "Artificial intelligence in medical imaging (CLAIM 2024), items that data can answer",
      items: data + model + evaluation)
  }

  private var data: [Checklist.Item] {
    let question: [Checklist.Place] = results.row.question.isEmpty ? [] : [.section("summary")]
    return [
      .init(
        "4", "Aims and hypotheses", at: question, isPartial: true, remark: "The question under the title."),
      .init("7", "Sources of the data", at: [.section("methods-data")]),
      .init(
        "8", "Criteria of inclusion and exclusion", at: [.section("methods-data"), .section("appendix")],
        isPartial: true, remark: "What was selected and left out here; the data set has criteria of its own."),
      .init("9", "Preprocessing", at: results.hasCards ? [.section("methods-segmentation")] : []),
      .init("10", "Choice of subsets", at: [.section("methods-data"), .section("methods-range")]),
      .init("12", "Missing data", at: [.section("methods-data"), .section("methods-failures")]),
      .init(
        "13", "Protocol of acquisition", at: [.figure("depth"), .figure("sector-angle")], isPartial: true,
        remark: "Depth and sector angle as found; scanners and protocol are the data set's to say."),
      .init("14", "How the reference was obtained", at: [.section("methods-ef")], isPartial: true),
      .init("18", "Variability of annotators"),
      .init(
        "19", "Assignment of data to partitions",
        at: results.hasCards ? [.section("methods-segmentation")] : [],
        isPartial: true, remark: "The training data that the model card states."),
      .init("20", "Level at which partitions are disjoint"),
      .init("21", "Intended size of the sample"),
    ]
  }

  private var model: [Checklist.Item] {
    let card: [Checklist.Place] = results.hasCards ? [.section("methods-segmentation")] : []
    return [
      .init("22", "Description of the model", at: card),
      .init("23", "Software", at: [.section("methods-software"), .table("runs")]),
      .init(
        "25", "Training", at: card, isPartial: true,
        remark: "Data, recipe, epochs and seed of the model card."),
      .init("27", "Ensembles", at: card, remark: "One network each, mirrored where stated."),
    ]
  }

  private var evaluation: [Checklist.Item] {
    [
      .init(
        "28", "Metrics of performance", at: [.section("methods-measures"), .section("methods-agreement")]),
      .init("29", "Measures of significance and uncertainty", at: [.section("methods-agreement")]),
      .init(
        "30", "Robustness", at: results.figures("bland-altman-by-range") + results.tables("agreement-range"),
        remark: "In against out of the normal range of acquisition."),
      .init(
        "32", "Evaluation on internal data", otherwise: .needsAuthor,
        remark: "Whether the cohort is internal or external to the model."),
      .init("33", "Testing on external data", otherwise: .needsAuthor, remark: "As item 32."),
      .init(
        "35", "Numbers of exams included and excluded",
        at: [.figure("feasibility-flow"), .section("appendix")]),
      .init(
        "36", "Characteristics of the cases", at: [.table("cohort"), .figure("reference-ef")], isPartial: true
      ),
      .init(
        "37", "Performance with its uncertainty", at: results.tables("segmentation") + results.limitPlaces,
        isPartial: !results.hasAgreement),
      .init("39", "Analysis of failures", at: [.section("feasibility"), .section("appendix")] + gallery),
      .init(
        "43", "Availability of software, model and data", at: [.section("methods-software")], isPartial: true,
        remark: "Licences of the weights, digests of model, study and data."),
    ]
  }

  private var gallery: [Checklist.Place] { results.previews.isEmpty ? [] : results.figures("gallery") }
}
