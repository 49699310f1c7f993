import ApicalCohort
import ApicalEngine
import ApicalImaging
import Foundation
internal import GRDB

/// The stage of a study that augments its frames, audits them and keeps both in the store.
///
/// The frames go to the folder `augmentation` beside the store, where an interrupted run finds them; the rows are written in one
/// transaction at the end.
struct AugmentationStage: Sendable {
  /// Name of the folder in the output folder.
  static let folderName = "augmentation"

  private let choice: AugmentationChoice
  private let augmentation: AugmentationRun
  private let extractor: FeatureExtractor?
  private let folder: URL

  /// Prepares everything that can fail before the first frame: denoiser, feature network, folder.
  ///
  /// - Parameters:
  ///   - study: The study, which asks for the stage.
  ///   - studyFile: Cards are relative to it.
  ///   - cohort: The study's exams.
  ///   - output: Folder of results.
  ///   - options: How networks are run; the precision is f32.
  /// - Returns: nil for a study without the stage.
  init?(study: Study, studyFile: URL, cohort: Cohort, output: URL, options: EngineOptions) throws {
    guard let choice = study.augmentation else { return nil }
    func card(_ path: String) -> URL {
      URL(fileURLWithPath: path, relativeTo: studyFile.deletingLastPathComponent()).standardizedFileURL
    }
    self.choice = choice
    folder = output.appendingPathComponent(Self.folderName)
    var rules = AugmentationRules()
    rules.minimumLabel = choice.minimumLabel
    let settings = AugmentationSettings(
      recipe: choice.recipe, count: choice.count, seed: study.seed, sampler: choice.sampler,
      steps: choice.steps, rules: rules)
    augmentation = try AugmentationRun(
      cohort, settings: settings, model: card(choice.card), output: folder, options: options)
    extractor = try choice.features.map {
      try FeatureExtractor(model: ModelPackage.load(card($0)), options: options)
    }
  }

  /// Makes what is missing, audits all of it and stores the rows, unless they are there.
  ///
  /// - Parameters:
  ///   - segmenter: Looks for second ventricles.
  ///   - store: Where the rows go; the study's frames are in it.
  ///   - stop: Ends the stage at the next call of the denoiser.
  ///   - progress: Called after each image.
  /// - Throws: ``RunError/interrupted(done:of:)`` when stopped, or what cannot be done.
  func run(
    segmenter: Segmenter, store: Store, stop: StopFlag,
    progress: @escaping @Sendable (AugmentationProgress) -> Void
  ) throws {
    guard try store.all(AugmentationSummaryRow.self).isEmpty else { return }
    let outcome: AugmentationOutcome
    do { outcome = try augmentation.run(stop: stop, progress: progress) } catch let error as AugmentationError
    {
      guard case .interrupted(let done, let total) = error else { throw error }
      throw RunError.interrupted(done: done, of: total)
    }
    let made = try AugmentedFolder(folder)
    let audit = try AugmentationAudit(
      made, segmenter: segmenter, extractor: extractor, progress: { _, _ in })
    try keep(audit, outcome, of: made, in: store)
  }

  private func keep(
    _ audit: AugmentationAudit, _ outcome: AugmentationOutcome, of made: AugmentedFolder, in store: Store
  ) throws {
    let samples = try made.samples.map(AugmentationRow.init)
    let audits = try audit.samples.map(AugmentationAuditRow.init)
    let pictures = try made.spread(choice.sheet).enumerated().map {
      try AugmentationPictureRow(AuditedFrame($0.element, in: made), position: $0.offset)
    }
    var whole = audit
    whole.samples = []
    let summary = AugmentationSummaryRow(
      audit: try JSONEncoder.stable.text(whole), outcome: try JSONEncoder.stable.text(outcome))
    try store.write { database in
      for row in samples { try row.insert(database) }
      for row in audits { try row.insert(database) }
      for row in pictures { try row.insert(database) }
      try summary.insert(database)
    }
  }
}
