import ApicalStats

/// The subsets of one variable, each with what every model reached in it: the rows of the paper's table 4.
struct SubsetAnalysis {
  /// One subset and one model.
  struct Row: Sendable, Codable, Equatable {
    let variable, group, model: String
    /// LV scores of the frames in the subset.
    let dice, hausdorff: Summary?
    /// Frames with a score of any kind.
    let frames: Int
    /// Exams in the subset, and automatic against reference EF of those with both.
    let exams: Int
    let agreement: BlandAltman?
    let pairs: Int
  }

  let variable: SubsetVariable
  let rows: [Row]
  let tests: [SubsetTest]

  init(_ choice: SubsetChoice, _ results: StudyResults) {
    let parts = Parts(choice, results)
    variable = parts.variable
    rows = parts.rows
    let tested = parts.groups.filter { $0 != SubsetVariable.notStated }
    tests = parts.members.flatMap { SubsetTest.all($0, groups: tested) }
  }

  /// The rows alone, without tests.
  static func rows(_ choice: SubsetChoice, _ results: StudyResults) -> [Row] { Parts(choice, results).rows }

  /// Exams and frames of every model, sorted into groups.
  private struct Parts {
    let variable: SubsetVariable
    let members: [Members]
    let groups: [String]

    init(_ choice: SubsetChoice, _ results: StudyResults) {
      let variable = SubsetVariable(choice, results)
      self.variable = variable
      members = results.perModel.map { Members(variable, $0) }
      groups = variable.ordered(Set(members.flatMap(\.groups)))
    }

    var rows: [Row] { groups.flatMap { group in members.map { $0.row(group) } } }
  }

  /// What one model reached, by group.
  struct Members {
    let variable: SubsetVariable
    let results: StudyResults
    private let exams: [String: [ExamResults]]
    private let scores: [String: [Score]]

    /// The LV score of one frame, and whose it is.
    struct Score {
      let exam: String
      let metric: FrameMetricRow
    }

    init(_ variable: SubsetVariable, _ results: StudyResults) {
      self.variable = variable
      self.results = results
      exams = Dictionary(grouping: results.exams) { variable.group(of: $0) }
      var scores: [String: [Score]] = [:]
      for exam in results.exams {
        let frames = Dictionary(exam.frames.map { ($0.id, $0) }) { first, _ in first }
        for metric in exam.metrics where metric.label == "LV" {
          let group = variable.group(of: frames[metric.frame], in: exam)
          scores[group, default: []].append(Score(exam: exam.row.id, metric: metric))
        }
      }
      self.scores = scores
    }

    var groups: [String] { Array(exams.keys) + Array(scores.keys) }

    func row(_ group: String) -> Row {
      let metrics = (scores[group] ?? []).map(\.metric)
      let pairs = (exams[group] ?? []).compactMap(\.pair)
      return Row(
        variable: variable.name, group: group, model: results.model.id,
        dice: try? Summary(metrics.compactMap(\.dice)),
        hausdorff: try? Summary(metrics.compactMap(\.hausdorff)), frames: metrics.count,
        exams: exams[group]?.count ?? 0, agreement: results.agreement(pairs), pairs: pairs.count)
    }

    /// One mean an exam: frames of one exam are not independent.
    func examMeans(_ group: String, _ value: (FrameMetricRow) -> Double?) -> [Double] {
      let byExam = Dictionary(grouping: scores[group] ?? [], by: \.exam)
      return byExam.keys.sorted().compactMap { exam in
        try? Summary(byExam[exam]!.compactMap { value($0.metric) }).mean
      }
    }

    func differences(_ group: String) -> [Double] {
      (exams[group] ?? []).compactMap(\.pair).map { $0.automatic - $0.reference }
    }
  }
}
