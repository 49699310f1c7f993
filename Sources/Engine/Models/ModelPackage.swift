public import Foundation

/// A network's file that was found to be the one its card describes.
public struct ModelPackage: Sendable, Equatable {
  /// What the network is.
  public let card: ModelCard
  /// The card's file.
  public let cardURL: URL
  /// The network's file, ONNX or IR.
  public let modelURL: URL

  /// Finds card and network, and compares the network's SHA-256 with the card before anything parses it.
  ///
  /// - Parameter url: The card `X.json`, or the network `X.onnx` or `X.xml` with its card beside it.
  /// - Throws: ``EngineError`` if a file is missing, the card is wrong or the digest differs.
  public static func load(_ url: URL) throws(EngineError) -> ModelPackage {
    let cardURL = try cardURL(for: url)
    let card = try ModelCard(contentsOf: cardURL)
    let folder = cardURL.deletingLastPathComponent()
    let package = ModelPackage(
      card: card, cardURL: cardURL, modelURL: folder.appendingPathComponent(card.file))
    if url.pathExtension != "json", url.lastPathComponent != card.file {
      throw .cardValue(card: cardURL.path, key: "file", found: card.file, allowed: [url.lastPathComponent])
    }
    try package.verify()
    return package
  }

  private static func cardURL(for url: URL) throws(EngineError) -> URL {
    if url.pathExtension == "json" { return url }
    guard FileManager.default.fileExists(atPath: url.path) else { throw .fileMissing(path: url.path) }
    let card = url.deletingPathExtension().appendingPathExtension("json")
    guard FileManager.default.fileExists(atPath: card.path) else {
      throw .cardMissing(model: url.path, card: card.path)
    }
    return card
  }

  /// Compares every file with the card again.
  private func verify() throws(EngineError) {
    let additional = card.additionalFiles ?? []
    if modelURL.pathExtension == "xml" {
      let weights = modelURL.deletingPathExtension().appendingPathExtension("bin").lastPathComponent
      guard additional.contains(where: { $0.file == weights }) else {
        throw .cardUnreadable(card: cardURL.path, reason: "additionalFiles lacks the weights, \(weights)")
      }
    }
    for part in [ModelFile(file: card.file, sha256: card.sha256)] + additional {
      let url = cardURL.deletingLastPathComponent().appendingPathComponent(part.file)
      let found = try FileDigest.sha256(of: url)
      guard found == part.sha256.lowercased() else {
        throw .hashMismatch(file: url.path, expected: part.sha256.lowercased(), found: found)
      }
    }
  }
}
