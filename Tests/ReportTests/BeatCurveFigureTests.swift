import ApicalImaging
import Foundation
import Testing

@testable import ApicalReport

@Suite struct BeatCurveFigureTests {
  private static let curve: [Double?] = [20, 18, nil, 12, 10, 13, 17, 20, 19]

  private func figure() throws -> BeatCurveFigure {
    try BeatCurveFigure(
      words: FigureWords(name: "curve", title: "Curve"), quantity: "LV area", unit: "cm²",
      panels: [
        .init(
          title: "p1, A4C", frameRate: 10, values: Self.curve, smoothed: Self.curve,
          beats: [.init(ed: 0, es: 4), .init(ed: 7, es: 8, isMeasured: false)], known: [.init(ed: 0, es: 5)])
      ])
  }

  @Test func drawnIsWhatTheSidecarSays() throws {
    let figure = try figure()
    let marks = figure.grid.plots[0].marks
    var dots: [[Point]] = []
    var rules: [Rule] = []
    var lines: [Int] = []
    for mark in marks {
      switch mark {
      case .dots(let points, _, _): dots.append(points)
      case .rule(let rule, _): rules.append(rule)
      case .polyline(let points, _): lines.append(points.count)
      default: continue
      }
    }
    let drawn = dots[0].map { $0.y }
    #expect(drawn == Self.curve.compactMap { $0 })
    #expect(dots[0][2] == Point(x: 0.3, y: 12))
    #expect(dots[1] == [Point(x: 0, y: 20)])
    #expect(dots[2] == [Point(x: 0.4, y: 10)])
    #expect(dots[3] == [Point(x: 0.7, y: 20), Point(x: 0.8, y: 19)])
    #expect(rules == [.vertical(0), .vertical(0.5)])
    #expect(lines == [2, 6])
    let sidecar = try JSONDecoder().decode(BeatCurveFigure.Sidecar.self, from: figure.figure().sidecar)
    #expect(sidecar == figure.sidecar)
    #expect(sidecar.panels[0].values == Self.curve)
  }

  @Test func allFormatsAreWritten() throws {
    let drawn = try figure().figure()
    #expect(try drawn.png().count > 1000)
    #expect(try drawn.pdf().count > 1000)
    #expect(try drawn.svg().contains("<svg"))
    #expect(drawn.altText.contains("ED at frame 0, ES at frame 4"))
  }

  @Test func valuesThatAreNotFiniteAreRefused() {
    #expect(throws: RenderError.self) {
      try BeatCurveFigure(
        words: FigureWords(name: "c", title: "C"), quantity: "q", unit: "",
        panels: [.init(title: "t", frameRate: 1, values: [.nan], smoothed: [], beats: [])])
    }
  }
}
