public import Foundation

/// Which exams and views of a cohort a study uses.
public struct CohortSelection: Sendable, Equatable {
  /// File with one exam id a line; nil for every exam.
  public var subgroup: URL?
  /// Views to keep; the others are left unread.
  public var views: [ViewKind]

  /// Every exam and every view unless said otherwise.
  public init(subgroup: URL? = nil, views: [ViewKind] = ViewKind.allCases) {
    self.subgroup = subgroup
    self.views = views
  }

  /// The cohort cut down to the selection. An id of the subgroup that the cohort lacks becomes a finding.
  func apply(to cohort: Cohort) throws(CohortError) -> Cohort {
    var exams = cohort.exams
    var findings = cohort.findings
    if let subgroup {
      let wanted = try Self.ids(in: subgroup)
      let present = Set(exams.map(\.id))
      exams = exams.filter { wanted.contains($0.id) }
      findings = findings.filter { $0.exam.map(wanted.contains) ?? true }
      findings += wanted.subtracting(present).sorted().map {
        Finding(.problem, exam: $0, "listed in \(subgroup.lastPathComponent) but not in the cohort")
      }
    }
    exams = exams.map { exam in
      Exam(
        id: exam.id, views: exam.views.filter { views.contains($0.kind) }, recorded: exam.recorded,
        attributes: exam.attributes)
    }
    if exams.isEmpty {
      throw .noExams(cohort.origin, reason: "the selection leaves none. Check the subgroup file.")
    }
    return Cohort(
      name: cohort.name, layout: cohort.layout, origin: cohort.origin, exams: exams, findings: findings)
  }

  private static func ids(in file: URL) throws(CohortError) -> Set<String> {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw .badSubgroup(file.path, "cannot be read as text. It should hold one exam id a line.")
    }
    let ids = text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard !ids.isEmpty else { throw .badSubgroup(file.path, "holds no exam id. Write one a line.") }
    return Set(ids)
  }
}
