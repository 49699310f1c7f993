public import Foundation

/// What a network is: its file and digest, what goes in and comes out, where it comes from and how good it is.
///
/// A JSON file beside the network, `lv.json` for `lv.onnx`; the keys are the property names.
public struct ModelCard: Sendable, Equatable, Codable {
  /// Short name for tables and captions.
  public let name: String
  /// Version of the weights, such as "1.0.0".
  public let version: String
  /// What the network does.
  public let task: ModelTask
  /// Name of the network's file, in the folder of the card.
  public let file: String
  /// SHA-256 of that file, 64 hexadecimal digits.
  public let sha256: String
  /// Further files that the network consists of, such as the weights of an IR network.
  public let additionalFiles: [ModelFile]?
  /// Number of trained weights; nil if not counted.
  public let parameters: Int?
  /// What goes in.
  public let input: ModelInput
  /// What comes out.
  public let output: ModelOutput
  /// True to average with the result of the left–right mirrored image; nil where the task has no use for it.
  public let testTimeMirroring: Bool?
  /// What a denoiser was trained for; nil for other tasks.
  public let diffusion: ModelDiffusion?
  /// How it was trained.
  public let training: ModelTraining
  /// SPDX identifier of the licence of the weights.
  public let licence: String
  /// What the licence means in practice.
  public let licenceNote: String?
  /// What to cite when using it.
  public let citation: String?
  /// Accuracy measured by its makers.
  public let measured: [ModelMeasurement]?
  /// What it was made for.
  public let intendedUse: String
  /// Where it is known or expected to fail.
  public let limitations: String

  /// Reads a card strictly: an unknown name of a normalisation, task or the like is an error.
  ///
  /// - Throws: ``EngineError/fileMissing(path:)``, ``EngineError/cardUnreadable(card:reason:)`` or
  ///   ``EngineError/cardValue(card:key:found:allowed:)``.
  public init(contentsOf url: URL) throws(EngineError) {
    guard FileManager.default.fileExists(atPath: url.path) else { throw .fileMissing(path: url.path) }
    do {
      let data = try Data(contentsOf: url)
      self = try JSONDecoder().decode(ModelCard.self, from: data)
      try task.requireKeys(in: data)
    } catch let error as UnknownName {
      throw .cardValue(card: url.path, key: error.key, found: error.found, allowed: error.allowed)
    } catch let error as DecodingError {
      throw .cardUnreadable(card: url.path, reason: error.cardReason)
    } catch {
      throw .fileUnreadable(path: url.path, reason: error.localizedDescription)
    }
    try validate(url)
  }

  private func validate(_ url: URL) throws(EngineError) {
    for name in [file] + (additionalFiles ?? []).map(\.file)
    where name.isEmpty || name.contains("/") || name == ".." {
      throw .cardValue(card: url.path, key: "file", found: name, allowed: ["a file name without a folder"])
    }
    for digest in [sha256] + (additionalFiles ?? []).map(\.sha256)
    where digest.count != 64 || !digest.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
      throw .cardValue(card: url.path, key: "sha256", found: digest, allowed: ["64 hexadecimal digits"])
    }
    for (key, value) in [
      ("input.width", input.width), ("input.height", input.height), ("input.channels", input.channels),
    ] where value < 1 {
      throw .cardValue(card: url.path, key: key, found: "\(value)", allowed: ["1 or more"])
    }
    if let problem = diffusion?.problem {
      throw .cardValue(card: url.path, key: problem.key, found: problem.found, allowed: problem.allowed)
    }
  }
}

/// One more file of a network.
public struct ModelFile: Sendable, Equatable, Codable {
  /// Name, in the folder of the card.
  public let file: String
  /// SHA-256, 64 hexadecimal digits.
  public let sha256: String
}
