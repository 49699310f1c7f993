public import Foundation

/// Writes a document as an A4 PDF with page numbers, a running header and an outline.
public struct PDFWriter: Sendable {
  private let document: Document

  /// A writer for one document.
  public init(_ document: Document) { self.document = document }

  /// Writes the file.
  ///
  /// - Throws: ``RenderError``; then nothing was written and a file that was there is untouched.
  public func write(to url: URL) throws(RenderError) { try FileOutput.write(try pdf(), to: url) }

  /// The file; equal documents give equal bytes.
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)``.
  public func pdf() throws(RenderError) -> Data {
    var composer = PDFComposer(document: try document.resolved(.linked))
    composer.compose()
    let canvas = try CairoCanvas(
      size: PageStyle.size, medium: .pdf(title: document.title, subject: document.subtitle))
    canvas.addOutline(composer.outline)
    for (index, items) in composer.flow.pages.enumerated() {
      for item in items + composer.furniture(page: index + 1) { try canvas.draw(item) }
      try canvas.finishPage()
    }
    return try canvas.finish()
  }
}
