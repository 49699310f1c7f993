import ApicalImaging
import Foundation
import Testing

@testable import ApicalReport

/// The numbers beside a figure are those of its marks.
@Suite struct SidecarTests {
  private let words = FigureWords(name: "f", title: "F")

  private func decoded<Source: FigureSource>(_ source: Source) throws -> Source.Sidecar {
    try JSONDecoder().decode(Source.Sidecar.self, from: source.figure().sidecar)
  }

  @Test func ofAHistogram() throws {
    let figure = try HistogramFigure(
      words: words, quantity: "Depth", unit: "mm",
      series: [.init(label: "All", values: [131, 139, 151, 152, 168])],
      binWidth: 10, threshold: .init(value: 150, label: "limit"))
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    let bars = figure.grid.plots[0].marks.flatMap { mark -> [Bar] in
      if case .bars(let bars, _) = mark { bars } else { [] }
    }
    #expect(bars.map { Int($0.height) } == sidecar.series[0].counts)
    #expect(bars.map(\.range.lowerBound) + [bars[bars.count - 1].range.upperBound] == sidecar.binEdges)
    #expect(sidecar.series[0].n == 5 && sidecar.threshold?.value == 150)
  }

  @Test func ofAStrip() throws {
    let group = StripFigure.Group(label: "ED", values: [0.8, 0.9, 0.95, 0.7], ids: ["a", "b", "c", "d"])
    let figure = try StripFigure(
      words: words, panels: [.init(quantity: "Dice", unit: nil, groups: [group])])
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    for mark in figure.grid.plots[0].marks {
      switch mark {
      case .dots(let points, _, let titles):
        #expect(points.map(\.y) == sidecar.panels[0].groups[0].values)
        #expect(titles == ["a: 0.800", "b: 0.900", "c: 0.950", "d: 0.700"])
      case .line(let from, let to, _): #expect([from.y, to.y] == [sidecar.boxes[0][0].median, from.y])
      case .polygon(let corners, _, _):
        #expect(corners[0].y == sidecar.boxes[0][0].lowerQuartile)
        #expect(corners[2].y == sidecar.boxes[0][0].upperQuartile)
      default: continue
      }
    }
  }

  private func raster(_ plot: Plot) -> Raster? {
    plot.marks.compactMap { mark -> Raster? in
      if case .raster(let raster, _) = mark { raster } else { nil }
    }.first
  }

  @Test func ofHeatmaps() throws {
    let size = PixelSize(width: 2, height: 2)
    let first = HeatmapFigure.Panel(title: "A", size: size, occupancy: [0, 0.25, 0.5, 1], count: 4)
    let second = HeatmapFigure.Panel(title: "B", size: size, occupancy: [0, 0.5, 0.5, 0.25], count: 4)
    let figure = try HeatmapFigure(words: words, structure: "LV", panels: [first, second])
    #expect(try decoded(figure) == figure.sidecar)
    for (plot, panel) in zip(figure.grid.plots, figure.sidecar.panels) {
      let colours = panel.occupancy.map(ColourMap.occupancy.bytes)
      #expect(raster(plot)?.rgb == colours.flatMap { [$0.red, $0.green, $0.blue] })
    }
    let difference = try HeatmapDifferenceFigure(words: words, structure: "LV", first: first, second: second)
    let sidecar = try decoded(difference)
    #expect(sidecar == difference.sidecar)
    #expect(sidecar.difference == [0, -25, 0, 75] && sidecar.limit == 80)
    let colours = sidecar.difference.map { ColourMap.difference.bytes(0.5 + 0.5 * $0 / 80) }
    #expect(raster(difference.grid.plots[0])?.rgb == colours.flatMap { [$0.red, $0.green, $0.blue] })
  }

  @Test func ofNeighbours() throws {
    func picture(_ id: String, _ similarity: Double?) -> NeighbourFigure.Picture {
      .init(
        id: id, image: Image(size: PixelSize(width: 4, height: 4), spacing: nil, filledWith: 9),
        similarity: similarity)
    }
    let figure = try NeighbourFigure(
      words: words, rows: [.init(query: picture("q", nil), neighbours: [picture("r", 0.912)])])
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    #expect(figure.grid.rows[0][1].captionLines == ["SSIM 0.912", sidecar.entries[0].neighbour])
  }

  @Test func ofAGallery() throws {
    let ring = [Point(x: 1, y: 1), Point(x: 3, y: 1), Point(x: 2, y: 3)]
    let image = Image(size: PixelSize(width: 4, height: 4), spacing: try Spacing(x: 2, y: 3), filledWith: 9)
    let item = GalleryFigure.Item(
      id: "e", image: image, reference: [ring], prediction: [], captionLines: ["e", "Dice 0.9"])
    let figure = try GalleryFigure(words: words, rows: [.init(title: "Best", items: [item])])
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    let rings = figure.grid.plots[0].marks.compactMap { mark -> [[Point]]? in
      if case .contour(let rings, _) = mark { rings } else { nil }
    }
    #expect(rings[1] == sidecar.frames[0].reference.map { $0.map { Point(x: 2 * $0.x, y: 3 * $0.y) } })
    #expect(figure.grid.plots[0].captionLines == sidecar.frames[0].captionLines)
  }
}
