public import ApicalImaging

/// Frames with those most like them, one a row: the frame first, then its neighbours from the nearest on.
public struct NeighbourFigure: FigureSource {
  /// One frame.
  public struct Picture: Sendable, Equatable {
    /// The frame's name.
    public let id: String
    /// The frame; without spacing its pixels are drawn square.
    public let image: Image
    /// SSIM with the first frame of the row; nil for that frame itself.
    public let similarity: Double?

    /// One frame; see the properties.
    public init(id: String, image: Image, similarity: Double?) {
      self.id = id
      self.image = image
      self.similarity = similarity
    }
  }

  /// One frame and its neighbours.
  public struct Row: Sendable, Equatable {
    /// The frame that was searched for.
    public let query: Picture
    /// The nearest first.
    public let neighbours: [Picture]

    /// One frame and its neighbours.
    public init(query: Picture, neighbours: [Picture]) {
      self.query = query
      self.neighbours = neighbours
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// One neighbour.
    public struct Entry: Codable, Equatable, Sendable {
      /// Names of both frames.
      public let query, neighbour: String
      /// SSIM of the two.
      public let similarity: Double
    }

    /// Row after row, the nearest first.
    public let entries: [Entry]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - rows: Top to bottom.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(words: FigureWords, rows: [Row]) throws(RenderError) {
    for row in rows {
      try validate(row.neighbours.compactMap(\.similarity), "\(row.query.id), similarity", in: words)
    }
    sidecar = Sidecar(
      entries: rows.flatMap { row in
        row.neighbours.map {
          Sidecar.Entry(query: row.query.id, neighbour: $0.id, similarity: $0.similarity ?? 0)
        }
      })
    grid = Self.grid(rows)
    let list = sidecar.entries.map { entry in
      "\(entry.query) and \(entry.neighbour): \(NumberFormat(digits: 3).string(entry.similarity))"
    }
    self.words = words.filled(
      caption:
        "Left: frames searched for. To the right, for each, the most similar frames of the reference by mean "
        + "structural similarity (SSIM), which stands below them.",
      altText: "Rows of similar frames with their SSIM. " + list.joined(separator: "; ") + ".")
  }

  private static func grid(_ rows: [Row]) -> PlotGrid {
    let columns = 1 + (rows.map(\.neighbours.count).max() ?? 0)
    // Letters that fit under a picture, at about 4.6 points each.
    let letters = max(8, Int((Theme.fullWidth / Double(columns) - Theme.panelGap) / 4.6))
    return PlotGrid(
      rows: rows.enumerated().map { index, row in
        [plot(row.query, title: index == 0 ? "Generated" : nil, letters)]
          + row.neighbours.enumerated().map { rank, picture in
            plot(picture, title: index == 0 ? (rank == 0 ? "Nearest" : "\(rank + 1)") : nil, letters)
          }
      }, plotHeight: 150)
  }

  private static func plot(_ picture: Picture, title: String?, _ letters: Int) -> Plot {
    let size = picture.image.size
    let (dx, dy) = (picture.image.spacing?.x ?? 1, picture.image.spacing?.y ?? 1)
    let (width, height) = (Double(size.width) * dx, Double(size.height) * dy)
    let box = Rectangle(x: 0, y: 0, width: width, height: height)
    let corners = [
      Point(x: 0, y: 0), Point(x: width, y: 0), Point(x: width, y: height), Point(x: 0, y: height),
    ]
    var marks: [Mark] = [.raster(Raster(picture.image, maximumSide: 560), box)]
    if picture.similarity == nil {
      marks.append(.contour([corners], Stroke(Palette.prediction, width: 1.6)))
    }
    let name = lines(of: picture.id, letters: letters)
    let similarity = picture.similarity.map { ["SSIM " + NumberFormat(digits: 3).string($0)] } ?? []
    return Plot(
      title: title, x: Axis("", scale: Scale(domain: 0...width)),
      y: Axis("", scale: Scale(domain: 0...height), isReversed: true), marks: marks, aspect: 1, frame: .none,
      captionLines: similarity + name)
  }

  /// The name on two lines at most: without a folder that it repeats, broken behind a separator, the middle left out.
  static func lines(of id: String, letters: Int) -> [String] {
    let parts = id.split(separator: "/")
    let repeats = parts.count > 1 && parts[parts.count - 1].hasPrefix(parts[parts.count - 2])
    let name = repeats ? String(parts[parts.count - 1]) : id
    guard name.count > letters else { return [name] }
    let head = name.prefix(letters)
    let end = head.lastIndex { "/_ -".contains($0) }.map { name.index(after: $0) } ?? head.endIndex
    let rest = name[end...]
    let second = rest.count > letters ? "…" + rest.suffix(letters - 1) : String(rest)
    return [String(name[..<end]), second]
  }
}
