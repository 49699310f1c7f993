import ApicalEngine
import ApicalReport
import Foundation

/// What a network is and how it was run, in words made from its card.
struct ModelWords {
  let model: ModelRow
  /// nil for a store that holds no readable card.
  let card: ModelCard?

  init(_ model: ModelRow) {
    self.model = model
    card = try? JSONDecoder().decode(ModelCard.self, from: Data(model.card.utf8))
  }

  var paragraphs: [String] { ["Network \(model.title), SHA-256 \(model.sha256).\(input)", training] }

  private var input: String {
    guard let card else { return "" }
    let mirrored =
      card.testTimeMirroring == true ? " The result is averaged with that of the mirrored frame." : ""
    return """
       Each frame was resized to \(card.input.width) × \(card.input.height) pixels with an antialiased triangle filter and \
      normalised (\(Self.words(card.input.normalisation))); the network's output was resampled to the frame's own grid, the \
      label of the highest value taken, and only the largest connected component of each label kept.\(mirrored)
      """
  }

  private var training: String {
    guard let card else { return "" }
    let facts: [String?] = [
      card.parameters.map { "\(NumberFormat.count($0)) parameters" },
      card.training.recipe.map { "recipe \($0)" },
      card.training.epochs.map { "\($0) epochs" }, card.training.seed.map { "seed \($0)" },
      card.training.date,
    ]
    return """
      Trained on: \(card.training.data.map(Self.sentence).joined(separator: " ")) (\(facts.compactMap { $0 }.joined(separator: ", ")).) Intended use: \
      \(Self.sentence(card.intendedUse)) Limitations: \(Self.sentence(card.limitations))
      """
  }

  private static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

  private static func words(_ normalisation: Normalisation) -> String {
    switch normalisation {
    case .zScore: "z-score of the resized image"
    case .unit: "divided by 255"
    case .none: "left as they are"
    case .fixed(let mean, let sd): "(x − \(mean.formatted())) / \(sd.formatted())"
    }
  }
}
