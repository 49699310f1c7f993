import ApicalImaging
import ApicalReport
import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite struct OutputTests {
  private func figure(_ name: String, title: String = "A < B & \"C\"") throws -> Figure {
    try GalleryFigure(
      words: FigureWords(name: name, title: title),
      rows: [
        .init(
          title: "",
          items: [
            .init(
              id: "e", image: Image(size: PixelSize(width: 8, height: 8), spacing: nil, filledWith: 99),
              reference: [[Point(x: 2, y: 2), Point(x: 6, y: 2), Point(x: 4, y: 6)]], prediction: [],
              captionLines: ["<script>alert(1)</script>"])
          ])
      ]
    ).figure()
  }

  /// Width and height stand at bytes 16 and 20 of a PNG, big-endian (PNG specification, IHDR).
  @Test(arguments: [1.0, 2, 3])
  func pngHasTheScaledSize(_ scale: Double) throws {
    let figure = try figure("a")
    let bytes = [UInt8](try figure.png(scale: scale))
    #expect(Array(bytes[1...3]) == Array("PNG".utf8))
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(16) == Int((figure.scene.size.width * scale).rounded(.up)))
    #expect(number(20) == Int((figure.scene.size.height * scale).rounded(.up)))
  }

  @Test func svgIsWellFormedAndItsReferencesResolve() throws {
    let ids = try SVGReader.read(try figure("a").svg())
    #expect(Set(ids.defined).count == ids.defined.count)
    #expect(!ids.used.isEmpty)
    #expect(Set(ids.used).isSubset(of: ids.defined))
    #expect(ids.defined.allSatisfy { $0.hasPrefix("a-") })
  }

  @Test func idsOfTwoFiguresDiffer() throws {
    let first = try SVGReader.read(try figure("a").svg()).defined
    let second = try SVGReader.read(try figure("b").svg()).defined
    #expect(Set(first).isDisjoint(with: second))
  }

  @Test func svgScalesWithThePage() throws {
    let figure = try figure("a")
    let svg = try figure.svg()
    #expect(svg.contains("viewBox=\"0 0 \(Int(figure.scene.size.width)) \(Int(figure.scene.size.height))\""))
    #expect(svg.contains("max-width:100%"))
    #expect(svg.contains("role=\"img\""))
    #expect(svg.contains("<title id=\"a-title\">A &lt; B &amp; &quot;C&quot;</title>"))
  }

  @Test func equalFiguresGiveEqualBytes() throws {
    let (first, second) = (try figure("a"), try figure("a"))
    _ = try figure("other").svg()
    #expect(try first.svg() == second.svg())
    #expect(try first.pdf() == second.pdf())
    #expect(try first.png() == second.png())
  }

  @Test func pdfIsAPDF() throws {
    let data = try figure("a").pdf()
    #expect(data.starts(with: Array("%PDF-1.".utf8)))
    #expect(String(decoding: data, as: UTF8.self).contains("/Type /Page "))
  }

  @Test func namesBecomeSafeFileStems() throws {
    #expect(
      try figure("../\"><script>").name
        == "x---------script-".replacingOccurrences(of: "---------", with: "------"))
  }

  @Test(arguments: ["png", "pdf", "svg"])
  func writesByExtension(_ format: String) throws {
    let folder = try TemporaryFolder()
    try figure("a").write(to: folder.file("a.\(format)"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.\(format)"])
  }

  @Test(arguments: [0, -1, .nan, .infinity, 1e9])
  func impossibleSizesAreRefused(_ scale: Double) throws {
    let figure = try figure("a")
    #expect(throws: RenderError.self) { try figure.png(scale: scale) }
  }

  @Test func unknownExtensionsAreRefused() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("a.bmp")
    #expect(throws: RenderError.unknownFormat(path: url.path, known: ["png", "pdf", "svg"])) {
      try figure("a").write(to: url)
    }
  }

  @Test func failedWritesLeaveNothing() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("no/such/folder/a.png")
    #expect(throws: RenderError.cannotWrite(path: missing.path, reason: "No such file or directory")) {
      try figure("a").write(to: missing)
    }
    let taken = folder.file("taken.svg")
    try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: true)
    #expect(throws: RenderError.self) { try figure("a").write(to: taken) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["taken.svg"])
  }
}

/// Ids that an SVG defines and those that it refers to; throws for XML that is not well-formed.
final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var defined: [String] = []
  private(set) var used: [String] = []

  static func read(_ text: String) throws -> SVGReader {
    let reader = SVGReader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    return reader
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    for (name, value) in attributes {
      if name == "id" { defined.append(value) }
      if name.hasSuffix("href"), value.hasPrefix("#") { used.append(String(value.dropFirst())) }
      for part in value.components(separatedBy: "url(#").dropFirst() {
        used.append(String(part.prefix { $0 != ")" }))
      }
    }
  }
}
