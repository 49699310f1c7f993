import ApicalImaging
import Testing

@testable import ApicalReport

@Suite struct NeighbourFigureTests {
  private func picture(_ id: String, _ similarity: Double?) -> NeighbourFigure.Picture {
    NeighbourFigure.Picture(
      id: id, image: Image(size: PixelSize(width: 8, height: 8), spacing: nil, filledWith: 90),
      similarity: similarity)
  }

  @Test func showsEachFrameWithItsNeighbours() throws {
    let rows = [
      NeighbourFigure.Row(query: picture("g1", nil), neighbours: [picture("r1", 0.9), picture("r2", 0.812)]),
      NeighbourFigure.Row(query: picture("g2", nil), neighbours: [picture("r2", 0.7)]),
    ]
    let figure = try NeighbourFigure(words: FigureWords(name: "near", title: "Near"), rows: rows)
    #expect(figure.grid.rows.map(\.count) == [3, 2])
    #expect(figure.grid.plots.map(\.title) == ["Generated", "Nearest", "2", nil, nil])
    #expect(figure.grid.rows[0][2].captionLines == ["SSIM 0.812", "r2"])
    #expect(figure.sidecar.entries.map(\.similarity) == [0.9, 0.812, 0.7])
    #expect(!(try figure.figure().png()).isEmpty)
    #expect(throws: RenderError.self) {
      try NeighbourFigure(
        words: FigureWords(name: "near", title: "Near"),
        rows: [NeighbourFigure.Row(query: picture("g", nil), neighbours: [picture("r", .nan)])])
    }
  }

  @Test(arguments: [
    ("patient0001/A4C/1/ED", 12, ["patient0001/", "A4C/1/ED"]),
    ("e1/e1_A4C_beat1_ED", 20, ["e1_A4C_beat1_ED"]),
    ("insilico-0001/insilico-0001_A2C_beat1_ED", 17, ["insilico-0001_", "A2C_beat1_ED"]),
    ("abcdefghijklmnopqrstuvwxyz", 10, ["abcdefghij", "…rstuvwxyz"]),
  ])
  func longNamesAreBroken(_ id: String, _ letters: Int, _ lines: [String]) {
    #expect(NeighbourFigure.lines(of: id, letters: letters) == lines)
  }
}
