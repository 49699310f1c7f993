public import Foundation

/// Writes a document as one HTML file that needs nothing else: no script, no font, no image beside it.
public struct HTMLWriter: Sendable {
  private let document: Document
  /// SVG of figures by name; others are drawn when they are needed.
  private let drawings: [String: String]

  /// A writer for one document.
  public init(_ document: Document) { self.init(document, drawings: [:]) }

  init(_ document: Document, drawings: [String: String]) {
    self.document = document
    self.drawings = drawings
  }

  /// Writes the page.
  ///
  /// - Throws: ``RenderError``; then nothing was written and a file that was there is untouched.
  public func write(to url: URL) throws(RenderError) {
    try FileOutput.write(Data(try html().utf8), to: url)
  }

  /// The page; equal documents give equal text.
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)`` for a figure that cannot be drawn.
  public func html() throws(RenderError) -> String {
    let document = try document.resolved(.linked)
    var numbering = Numbering()
    var body = ""
    for section in document.sections {
      body += try HTMLSection(section: section, depth: 1, drawings: drawings).html(&numbering)
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="apical">
      <title>\(document.title.escapedForMarkup)</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <div class="page\(document.hasTitlePage ? " titled" : "")">
      \(header())
      \(contents())
      <main id="content">
      \(body)
      </main>
      \(footer())
      </div>
      </body>
      </html>

      """
  }

  private func header() -> String {
    let subtitle =
      document.subtitle.isEmpty ? "" : "<p class=\"subtitle\">\(document.subtitle.escapedForMarkup)</p>\n"
    let facts = document.metadata.map {
      "<div><dt>\($0.label.escapedForMarkup)</dt><dd>\($0.value.escapedForMarkup)</dd></div>"
    }
    let list = facts.isEmpty ? "" : "<dl class=\"facts\">\n\(facts.joined(separator: "\n"))\n</dl>\n"
    return "<header>\n<h1>\(document.title.escapedForMarkup)</h1>\n\(subtitle)\(list)</header>"
  }

  private func footer() -> String {
    document.footer.isEmpty ? "" : "<footer><p>\(document.footer.escapedForMarkup)</p></footer>"
  }

  private func contents() -> String {
    guard document.sections.count > 1 else { return "" }
    var numbering = Numbering()
    return "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n"
      + Self.entries(document.sections, depth: 1, numbering: &numbering) + "</nav>"
  }

  private static func entries(_ sections: [Section], depth: Int, numbering: inout Numbering) -> String {
    var items = ""
    for section in sections {
      let number = numbering.nextSection(depth: depth)
      let inner =
        section.subsections.isEmpty
        ? "" : "\n" + entries(section.subsections, depth: depth + 1, numbering: &numbering)
      items +=
        "<li><a href=\"#section-\(number)\"><span class=\"number\">\(number)</span>"
        + "\(section.title.escapedForMarkup)</a>\(inner)</li>\n"
    }
    return "<ol>\n\(items)</ol>\n"
  }
}
