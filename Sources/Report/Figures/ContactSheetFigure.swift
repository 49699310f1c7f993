public import ApicalImaging

/// Frames on their way through an augmentation, or one frame under several recipes: rows of pictures on the network's grid.
public struct ContactSheetFigure: FigureSource {
  /// One picture.
  public struct Picture: Sendable, Equatable {
    /// 0…255, or black and white for a mask.
    public let image: Image
    /// Closed outlines of what is kept, in pixels; empty for none.
    public let keep: [[Point]]
    /// Closed outlines of labels, in pixels; empty for none.
    public let labels: [[Point]]
    /// Lines under the picture.
    public let captionLines: [String]

    /// One picture; see the properties.
    public init(image: Image, keep: [[Point]] = [], labels: [[Point]] = [], captionLines: [String] = []) {
      self.image = image
      self.keep = keep
      self.labels = labels
      self.captionLines = captionLines
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// One picture.
    public struct Entry: Codable, Equatable, Sendable {
      /// Counted from 0.
      public let row, column: Int
      /// Heading of the column; empty for none.
      public let heading: String
      /// Columns and rows of pixels.
      public let size: PixelSize
      /// Mean grey.
      public let meanGrey: Double
      /// Outlines in pixels.
      public let keep, labels: [[Point]]
      /// What is written below.
      public let captionLines: [String]
    }

    /// Row after row.
    public let pictures: [Entry]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - headings: One a column, above the first row.
  ///   - rows: Top to bottom.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(words: FigureWords, headings: [String], rows: [[Picture]]) throws(RenderError) {
    for picture in rows.flatMap({ $0 }) {
      let points = (picture.keep + picture.labels).flatMap { $0 }
      try validate(points.flatMap { [$0.x, $0.y] }, "outline coordinate", in: words)
      try validate(picture.image.pixels.map(Double.init), "pixel", in: words)
    }
    sidecar = Sidecar(
      pictures: rows.enumerated().flatMap { row, pictures in
        pictures.enumerated().map { column, picture in
          Sidecar.Entry(
            row: row, column: column, heading: headings.indices.contains(column) ? headings[column] : "",
            size: picture.image.size, meanGrey: Self.mean(picture.image), keep: picture.keep,
            labels: picture.labels, captionLines: picture.captionLines)
        }
      })
    grid = Self.grid(headings, rows)
    let marked = rows.flatMap { $0 }
    let keys = [
      marked.contains { !$0.labels.isEmpty } ? "Solid: labels." : nil,
      marked.contains { !$0.keep.isEmpty } ? "Dashed: border of what is kept." : nil,
    ].compactMap { $0 }
    self.words = words.filled(
      caption: (["Pictures are drawn on the grid of the network, square whatever their scale in mm."] + keys)
        .joined(separator: " "),
      altText: "Pictures in \(rows.count) rows. "
        + sidecar.pictures.filter { !$0.captionLines.isEmpty }
        .map { "Row \($0.row + 1), \($0.heading): \($0.captionLines.joined(separator: ", "))" }
        .joined(separator: ". ") + ".")
  }

  private static func mean(_ image: Image) -> Double {
    image.pixels.reduce(0) { $0 + Double($1) } / Double(image.size.count)
  }

  private static func grid(_ headings: [String], _ rows: [[Picture]]) -> PlotGrid {
    PlotGrid(
      rows: rows.enumerated().map { row, pictures in
        pictures.enumerated().map { column, picture in
          plot(picture, title: row == 0 && headings.indices.contains(column) ? headings[column] : nil)
        }
      }, plotHeight: 116)
  }

  private static func plot(_ picture: Picture, title: String?) -> Plot {
    let size = picture.image.size
    let (width, height) = (Double(size.width), Double(size.height))
    let marks: [Mark] = [
      .raster(
        Raster(picture.image, maximumSide: 560), Rectangle(x: 0, y: 0, width: width, height: height)),
      .contour(picture.labels, labelStroke), .contour(picture.keep, keepStroke),
    ]
    return Plot(
      title: title, x: Axis("", scale: Scale(domain: 0...width)),
      y: Axis("", scale: Scale(domain: 0...height), isReversed: true), marks: marks, aspect: 1, frame: .none,
      captionLines: picture.captionLines)
  }

  private static let labelStroke = Stroke(Palette.reference, width: 0.9)
  private static let keepStroke = Stroke(Palette.prediction, width: 0.9, dash: [2.6, 1.8])
}
