public import Foundation

/// A finished figure: its drawing, its words and the numbers it shows.
public struct Figure: Sendable {
  /// File stem, unique in a document: letters, digits and hyphens.
  public let name: String
  /// Heading of the figure.
  public let title: String
  /// What is seen, with units, definitions and denominators.
  public let caption: String
  /// The figure in words for those who do not see it.
  public let altText: String
  /// JSON of exactly the numbers drawn, keys sorted.
  public let sidecar: Data
  /// The drawing.
  public let scene: Scene

  /// A figure from a finished drawing; other characters of the name become hyphens.
  public init(
    name: String, title: String, caption: String, altText: String, sidecar: Data, scene: Scene
  ) {
    self.name = name.asIdentifier
    self.title = title
    self.caption = caption
    self.altText = altText
    self.sidecar = sidecar
    self.scene = scene
  }

  /// Draws the figure into a file; the extension decides the format: png, pdf or svg.
  ///
  /// - Throws: ``RenderError``; then nothing was written and a file that was there is untouched.
  public func write(to url: URL) throws(RenderError) {
    let data: Data =
      switch url.pathExtension.lowercased() {
      case "png": try png()
      case "pdf": try pdf()
      case "svg": Data(try svg().utf8)
      default: throw .unknownFormat(path: url.path, known: ["png", "pdf", "svg"])
      }
    try FileOutput.write(data, to: url)
  }

  /// Writes the numbers drawn.
  ///
  /// - Throws: ``RenderError/cannotWrite(path:reason:)``.
  public func writeSidecar(to url: URL) throws(RenderError) { try FileOutput.write(sidecar, to: url) }

  /// A PNG file with `scale` pixels for each point.
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)``.
  public func png(scale: Double = 2) throws(RenderError) -> Data {
    try rendered(.png(scale: scale))
  }

  /// A PDF file of one page in the figure's size; equal figures give equal bytes.
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)``.
  public func pdf() throws(RenderError) -> Data { try rendered(.pdf(title: title)) }

  /// An SVG element that can stand alone or inside of a page; its ids start with ``name``.
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)``.
  public func svg() throws(RenderError) -> String {
    let canvas = try drawn(.svg)
    let text = SVGText(prefix: name, title: title, description: altText)
    return try text.rewrite(try canvas.finish(), size: scene.size, symbols: canvas.symbols)
  }

  private func rendered(_ medium: CairoCanvas.Medium) throws(RenderError) -> Data {
    try drawn(medium).finish()
  }

  private func drawn(_ medium: CairoCanvas.Medium) throws(RenderError) -> CairoCanvas {
    let canvas = try CairoCanvas(size: scene.size, medium: medium)
    try canvas.draw(scene)
    return canvas
  }
}
