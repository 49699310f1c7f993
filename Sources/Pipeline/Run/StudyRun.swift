public import ApicalCohort
import ApicalEngine
internal import ApicalParallel
public import Foundation
internal import GRDB

/// Runs a study: segments and measures each exam and keeps it in the store, then picks the gallery.
///
/// Exams are worked on side by side and stored in the cohort's order, so that an interrupted and resumed run holds
/// the same rows as an uninterrupted one.
public struct StudyRun: Sendable {
  /// The study as it was understood.
  public let study: Study
  /// Text of the study file.
  public let yaml: String
  /// Where the results go.
  public let store: Store
  private let cohort: Cohort
  private let processor: ExamProcessor
  private let models: [StudyModel]
  private let studyFile: URL
  private let lock: RunLock

  /// Prepares everything that can fail before the first exam: study, model, cohort, store.
  ///
  /// - Parameters:
  ///   - studyFile: The study's YAML file; the model card's path is relative to it.
  ///   - data: The data folder; nil for a study of phantoms.
  ///   - output: Folder of results; made where there is none.
  ///   - resume: Go on with the results already there.
  /// - Throws: the error of the part that is wrong, naming the file and what to do.
  public init(studyFile: URL, data: URL?, output: URL, resume: Bool) throws {
    self.studyFile = studyFile
    study = try Study(file: studyFile)
    yaml = try String(contentsOf: studyFile, encoding: .utf8)
    cohort = try study.cohort.open(data: data, seed: study.seed)
    models = try StudyModel.prepare(study.models, studyFile: studyFile)
    processor = try ExamProcessor(
      study: study, models: models, timingNetwork: study.timing?.network(besides: studyFile))
    lock = try RunLock(folder: output)
    store = try Store.create(output.appendingPathComponent(Self.storeName))
    try register(studyFile, resume: resume)
  }

  /// Name of the result file in the output folder.
  public static let storeName = "results.sqlite"

  /// Exams and findings as they were read.
  public var examCount: Int { cohort.exams.count }
  /// What was wrong with the data when the cohort was opened.
  public var problems: [Finding] { cohort.findings.filter { $0.severity == .problem } }

  /// Works through the exams that the store lacks.
  ///
  /// - Parameters:
  ///   - stop: Ends the run after the exams in flight.
  ///   - progress: Called after each exam.
  ///   - augmenting: Called after each image of a study that augments its frames, which comes last.
  /// - Throws: ``RunError/interrupted(done:of:)`` when stopped, ``StoreError`` when the store cannot be written.
  public func run(
    stop: StopFlag = StopFlag(), progress: (RunProgress) -> Void = { _ in },
    augmenting: @escaping @Sendable (AugmentationProgress) -> Void = { _ in }
  ) throws {
    let augmentation = try AugmentationStage(
      study: study, studyFile: studyFile, cohort: cohort, output: store.url.deletingLastPathComponent(),
      options: EngineOptions(threads: models[0].options.threads))
    let run = try beginRun()
    let finished = try Set(store.all(ExamRow.self).map(\.id))
    let pending = cohort.exams.enumerated().filter { !finished.contains($0.element.id) }
    let start = Date()
    var state = RunProgress(
      done: finished.count, total: cohort.exams.count, failed: 0, elapsed: 0, doneNow: 0)
    let streams = models.map(\.options.streams).max() ?? 1
    for group in pending.chunked(by: max(2, 2 * streams)) {
      if stop.isSet { throw RunError.interrupted(done: state.done, of: state.total) }
      for result in group.mapSideBySide({ processor.process($0.element, position: $0.offset) }) {
        try store.insert(result)
        state.done += 1
        state.doneNow += 1
        state.failed += result.failures.isEmpty ? 0 : 1
        state.elapsed = Date().timeIntervalSince(start)
        progress(state)
      }
    }
    try GallerySelection(count: study.report.gallery).keepPreviews(of: cohort, in: store)
    try augmentation?.run(segmenter: models[0].segmenter, store: store, stop: stop, progress: augmenting)
    try endRun(run)
  }
}

extension StudyRun {
  /// Enters study, models and findings, or checks that those of the store are the same.
  private func register(_ studyFile: URL, resume: Bool) throws {
    let path = store.url.path
    let row = try StudyRow(
      name: study.name, title: study.title, question: study.question, yaml: yaml,
      sha256: FileDigest.sha256(of: studyFile), choices: study.json(), cohortName: cohort.name,
      cohortLayout: cohort.layout.rawValue, cohortOrigin: cohort.origin,
      cohortSha256: FileDigest.sha256(ofText: cohort.fingerprint), exams: cohort.exams.count)
    let rows = try models.enumerated().map { try $0.element.row(position: $0.offset) }
    if let known = try store.all(StudyRow.self).first {
      let done = try store.all(ExamRow.self).count
      if done > 0, !resume { throw StoreError.alreadyHasResults(path: path, exams: done) }
      guard (try? Study(json: known.choices)) == study else { throw StoreError.otherStudy(path: path) }
      guard known.cohortSha256 == row.cohortSha256 else { throw StoreError.otherCohort(path: path) }
      let used = try store.all(ModelRow.self)
      for model in models where !used.contains(where: model.isSame) {
        throw StoreError.otherModel(path: path, needed: model.id)
      }
      return
    }
    let findings = cohort.findings
    try store.write { database in
      try row.insert(database)
      try SourceRow(id: SourceRow.reference, model: nil).insert(database)
      for model in rows {
        try model.insert(database)
        try SourceRow(id: model.id, model: model.id).insert(database)
      }
      for finding in findings {
        try FindingRow(severity: finding.severity.rawValue, exam: finding.exam, message: finding.message)
          .insert(database)
      }
    }
  }

  private func beginRun() throws -> Int64 {
    let version = try EngineVersion()
    let row = RunRow(
      started: Date().formatted(.iso8601), software: Software.version, engine: version.engine,
      processor: version.processor, precision: precisions, threads: models.map(\.options.threads).max() ?? 0)
    return try store.write { database in
      try row.insert(database)
      return database.lastInsertedRowID
    }
  }

  /// "f32", or "f32, bf16" where networks differ.
  private var precisions: String {
    Set(models.map(\.options.precision.rawValue)).sorted { $0 > $1 }.joined(separator: ", ")
  }

  private func endRun(_ run: Int64) throws {
    let now = Date().formatted(.iso8601)
    try store.write {
      try $0.execute(sql: "UPDATE runs SET finished = ? WHERE id = ?", arguments: [now, run])
    }
  }
}
