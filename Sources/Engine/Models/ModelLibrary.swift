public import Foundation

/// The networks of a folder.
public enum ModelLibrary {
  /// One card, or one network without a card.
  public struct Entry: Sendable {
    /// The card's file, or the network's file if it has no card.
    public let url: URL
    /// The card as far as it could be read, even if its network is damaged.
    public let card: ModelCard?
    /// What is wrong; nil if card and digest are right.
    public let problem: EngineError?

    /// True if the network is the one that its card describes.
    public var isVerified: Bool { problem == nil }
  }

  /// Every card of a folder, then every network without one, each ordered by name; reads every network once.
  ///
  /// - Throws: ``EngineError/fileMissing(path:)`` or ``EngineError/fileUnreadable(path:reason:)`` for the folder
  ///   itself. What is wrong with a network is in its entry.
  public static func list(_ folder: URL) throws(EngineError) -> [Entry] {
    let files = try contents(folder)
    let cards = files.filter { $0.pathExtension == "json" }
    let described = Set(cards.map { $0.deletingPathExtension().lastPathComponent })
    let bare = files.filter {
      ["onnx", "xml"].contains($0.pathExtension)
        && !described.contains($0.deletingPathExtension().lastPathComponent)
    }
    return (cards + bare).map(entry)
  }

  private static func contents(_ folder: URL) throws(EngineError) -> [URL] {
    guard FileManager.default.fileExists(atPath: folder.path) else { throw .fileMissing(path: folder.path) }
    do {
      return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    } catch {
      throw .fileUnreadable(path: folder.path, reason: error.localizedDescription)
    }
  }

  private static func entry(_ url: URL) -> Entry {
    do throws(EngineError) {
      return Entry(url: url, card: try ModelPackage.load(url).card, problem: nil)
    } catch {
      let card = url.pathExtension == "json" ? try? ModelCard(contentsOf: url) : nil
      return Entry(url: url, card: card, problem: error)
    }
  }
}
