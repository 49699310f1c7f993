import ApicalEngine
import ApicalReport
import Foundation

/// One network of a study, ready to run.
struct StudyModel: Sendable {
  /// What the study calls it: source of its rows in the store.
  let id: String
  /// Card and file of the network.
  let package: ModelPackage
  let options: EngineOptions
  let segmenter: Segmenter

  /// Loads and prepares every network.
  ///
  /// - Parameters:
  ///   - choices: In the order of the study.
  ///   - studyFile: Cards are relative to it.
  /// - Throws: ``EngineError`` for a network that cannot be used, ``RunError/modelsShareName(name:)``.
  static func prepare(_ choices: [ModelChoice], studyFile: URL) throws -> [StudyModel] {
    let models = try choices.map { choice in
      let card = URL(fileURLWithPath: choice.card, relativeTo: studyFile.deletingLastPathComponent())
        .standardizedFileURL
      let package = try ModelPackage.load(card)
      let options = EngineOptions(precision: choice.precision, threads: choice.threads)
      return StudyModel(
        id: choice.name ?? "\(package.card.name) \(package.card.version)", package: package, options: options,
        segmenter: try Segmenter(model: package, options: options))
    }
    // Names end up in file names, so those that differ in punctuation only count as the same.
    let groups = Dictionary(grouping: models) { $0.id.asIdentifier.lowercased() }.filter {
      $0.value.count > 1
    }
    if let shared = groups.min(by: { $0.key < $1.key }) {
      throw RunError.modelsShareName(name: shared.value[0].id)
    }
    return models
  }

  /// True when a stored model is this network, fed and read the same way.
  func isSame(as stored: ModelRow) -> Bool {
    guard let card = try? JSONDecoder().decode(ModelCard.self, from: Data(stored.card.utf8)) else {
      return false
    }
    return id == stored.id && package.card.sha256 == stored.sha256 && package.card.input == card.input
      && package.card.output == card.output && package.card.testTimeMirroring == card.testTimeMirroring
  }

  /// Its row in the store.
  func row(position: Int) throws -> ModelRow {
    let card = package.card
    return ModelRow(
      id: id, name: card.name, version: card.version, sha256: card.sha256, licence: card.licence,
      card: String(decoding: try JSONEncoder.stable.encode(card), as: UTF8.self), position: position,
      precision: options.precision.rawValue, threads: options.threads)
  }
}
