extension Cohort {
  /// One line an exam and a frame: equal for cohorts with the same exams, files and recorded values.
  package var fingerprint: String {
    exams.flatMap { exam in
      ["\(exam.id) \(exam.recorded)"]
        + exam.views.flatMap { view in
          view.frames.map { "\(view.kind.rawValue) \($0.id) \($0.source.fingerprint)" }
            + view.recordings.map { "\(view.kind.rawValue) \($0.fingerprint)" }
        }
    }.joined(separator: "\n")
  }
}
