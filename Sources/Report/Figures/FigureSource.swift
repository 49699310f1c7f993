internal import Foundation

/// A kind of figure: data go in, marks and their numbers come out.
public protocol FigureSource: Sendable {
  /// The numbers drawn, as written beside the figure.
  associatedtype Sidecar: Codable & Equatable & Sendable

  /// Name, title, caption and alternative text.
  var words: FigureWords { get }
  /// The panels and their marks.
  var grid: PlotGrid { get }
  /// Exactly the numbers in the marks.
  var sidecar: Sidecar { get }
}

/// The words of a figure.
public struct FigureWords: Sendable, Equatable, Codable {
  /// File stem, unique in a document: letters, digits and hyphens.
  public var name: String
  /// Heading of the figure.
  public var title: String
  /// What is seen; empty to use the figure's own.
  public var caption: String
  /// The figure in words; empty to use the figure's own.
  public var altText: String

  /// The words of a figure; see the properties.
  public init(name: String, title: String, caption: String = "", altText: String = "") {
    self.name = name
    self.title = title
    self.caption = caption
    self.altText = altText
  }

  func filled(caption: String, altText: String) -> FigureWords {
    FigureWords(
      name: name, title: title, caption: self.caption.isEmpty ? caption : self.caption,
      altText: self.altText.isEmpty ? altText : self.altText)
  }
}

extension FigureSource {
  /// Lays the panels out and encodes the numbers.
  ///
  /// - Throws: ``RenderError/sidecar(figure:reason:)``.
  public func figure() throws(RenderError) -> Figure {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let numbers: Data
    do {
      numbers = try encoder.encode(sidecar)
    } catch {
      throw .sidecar(figure: words.name, reason: "\(error)")
    }
    return Figure(
      name: words.name, title: words.title, caption: words.caption, altText: words.altText, sidecar: numbers,
      scene: GridLayout(grid: grid).scene())
  }
}

/// Refuses values that no scale can place.
func validate(_ values: [Double], _ what: String, in figure: FigureWords) throws(RenderError) {
  guard let index = values.firstIndex(where: { !$0.isFinite }) else { return }
  throw .notFinite(figure: figure.name, what: what, index: index)
}
