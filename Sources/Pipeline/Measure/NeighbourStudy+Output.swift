internal import ApicalCohort
internal import ApicalImaging
internal import ApicalMetrics
public import ApicalReport
public import Foundation

extension NeighbourStudy {
  /// A sheet of generated frames, each with its neighbours at its right, drawn as they were compared.
  ///
  /// - Parameter rows: Generated frames to show, spread evenly over all.
  /// - Throws: ``RenderError``.
  public func figure(rows: Int) throws(RenderError) -> Figure {
    let shown =
      matches.count <= rows ? matches : (0..<rows).map { matches[$0 * matches.count / rows] }
    let pictures = shown.map { match in
      NeighbourFigure.Row(
        query: NeighbourFigure.Picture(
          id: match.generated, image: image(match.generated, of: generated), similarity: nil),
        neighbours: match.neighbours.map { neighbour in
          NeighbourFigure.Picture(
            id: neighbour.reference, image: image(neighbour.reference, of: reference),
            similarity: neighbour.similarity)
        })
    }
    return try NeighbourFigure(
      words: FigureWords(name: "neighbours", title: "Generated frames and the most similar reference frames"),
      rows: pictures
    ).figure()
  }

  private func image(_ id: String, of items: [String: ImageCollection.Item]) -> Image {
    items[id].flatMap { Self.read($0, on: grid).image } ?? Image(size: grid, spacing: nil)
  }

  /// One row for each generated frame and neighbour: rank and SSIM.
  public var table: Table {
    Table(
      name: "neighbours", title: "Most similar reference frames",
      columns: [
        Table.Column("Generated"), .number("Rank"), Table.Column("Reference"), .number("SSIM"),
      ],
      rows: matches.flatMap { match in
        match.neighbours.enumerated().map { rank, neighbour in
          Table.Row([
            .text(match.generated), .count(rank + 1), .text(neighbour.reference),
            .number(neighbour.similarity, digits: 4),
          ])
        }
      })
  }

  /// The numbers, how they were found, and what could not be read.
  struct Record: Encodable {
    let similarity: StructuralSimilarity
    let grid: PixelSize
    let matches: [Match]
    let failures: [String]
    let effort: NeighbourSearch.Effort
  }

  /// Writes the sheet, the table and the numbers: `neighbours.png`, `.csv` and `.json`.
  ///
  /// - Throws: ``RenderError``.
  /// - Returns: The files.
  public func write(to folder: URL, rows: Int) throws -> [URL] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = ["png", "csv", "json"].map { folder.appendingPathComponent("neighbours.\($0)") }
    try figure(rows: rows).write(to: files[0])
    try FileOutput.write(Data(table.csv().utf8), to: files[1])
    let record = Record(
      similarity: similarity, grid: grid, matches: matches, failures: failures, effort: effort)
    try FileOutput.write(try JSONEncoder.readable.encode(record), to: files[2])
    return files
  }
}
