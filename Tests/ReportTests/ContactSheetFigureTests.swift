import ApicalImaging
import Testing

@testable import ApicalReport

@Suite struct ContactSheetFigureTests {
  private let square = [[Point(x: 2, y: 2), Point(x: 6, y: 2), Point(x: 6, y: 6), Point(x: 2, y: 6)]]

  private typealias Picture = ContactSheetFigure.Picture

  private func picture(_ grey: Float, keep: [[Point]] = [], labels: [[Point]] = []) -> Picture {
    Picture(
      image: Image(size: PixelSize(width: 8, height: 8), spacing: nil, filledWith: grey), keep: keep,
      labels: labels, captionLines: ["grey \(grey)"])
  }

  /// What is drawn is what the sidecar says: outlines, captions and pictures.
  @Test func drawnIsReported() throws {
    let figure = try ContactSheetFigure(
      words: FigureWords(name: "sheet", title: "Sheet"), headings: ["Original", "Repainted"],
      rows: [[picture(10, labels: square), picture(20, keep: square)], [picture(30), picture(40)]])
    #expect(figure.grid.plots.map(\.title) == ["Original", "Repainted", nil, nil])
    #expect(figure.sidecar.pictures.map(\.meanGrey) == [10, 20, 30, 40])
    for (plot, entry) in zip(figure.grid.plots, figure.sidecar.pictures) {
      #expect(plot.captionLines == entry.captionLines)
      let outlines = plot.marks.compactMap { mark in
        if case .contour(let outlines, _) = mark { outlines } else { nil }
      }
      #expect(outlines == [entry.labels, entry.keep])
      let rasters = plot.marks.compactMap { mark in
        if case .raster(let raster, _) = mark { raster } else { nil }
      }
      #expect(rasters[0].rgb.allSatisfy { Double($0) == entry.meanGrey })
    }
    #expect(figure.sidecar.pictures[1].heading == "Repainted" && figure.sidecar.pictures[3].row == 1)
    #expect(figure.words.caption.contains("Dashed") && figure.words.caption.contains("Solid"))
    #expect(!(try figure.figure().png()).isEmpty)
  }

  @Test func refusesWhatNoScaleCanPlace() {
    #expect(throws: RenderError.self) {
      try ContactSheetFigure(
        words: FigureWords(name: "sheet", title: "Sheet"), headings: [],
        rows: [[picture(1, keep: [[Point(x: .nan, y: 0)]])]])
    }
    #expect(throws: RenderError.self) {
      try ContactSheetFigure(
        words: FigureWords(name: "sheet", title: "Sheet"), headings: [], rows: [[picture(.infinity)]])
    }
  }
}
