import ApicalImaging
import ApicalReport
import ApicalStats
import Foundation
import Testing

@Suite struct ScatterFigureTests {
  private let points = [
    AgreementPoint(id: "a", reference: 40, measured: 44),
    AgreementPoint(id: "b", reference: 60, measured: 58),
  ]

  private func make() throws -> ScatterFigure {
    let r = Estimate(
      value: 0.91, interval: 0.85...0.95, confidence: 0.95, method: .studentT, count: 17, unit: .dimensionless
    )
    return try ScatterFigure(
      words: FigureWords(name: "s", title: "Scatter"),
      panels: [.init(points: points, correlation: r, fit: .init(intercept: 16, slope: 0.7))])
  }

  @Test func marksAreTheNumbersGiven() throws {
    let marks = try make().grid.plots[0].marks
    let titles = ["a: reference 40.0, measured 44.0", "b: reference 60.0, measured 58.0"]
    #expect(marks.contains(.dots([Point(x: 40, y: 44), Point(x: 60, y: 58)], .unclassified, titles: titles)))
    // 16 + 0.7 · 40 = 44 and 16 + 0.7 · 60 = 58: the fit ends where the data end.
    #expect(
      marks.contains { mark in
        guard case .line(let from, let to, _) = mark else { return false }
        return from.distance(to: Point(x: 40, y: 44)) < 1e-9 && to.distance(to: Point(x: 60, y: 58)) < 1e-9
      })
    #expect(
      marks.contains { mark in
        if case .rule(.sloped(intercept: 0, slope: 1), _) = mark { true } else { false }
      })
    let texts = marks.compactMap { mark -> String? in
      if case .text(let text) = mark { text.text } else { nil }
    }
    #expect(texts == ["r = 0.91 (0.85 to 0.95)", "y = 0.70 x + 16.0"])
  }

  @Test func axesAreEqual() throws {
    let plot = try make().grid.plots[0]
    #expect(plot.x.scale == plot.y.scale && plot.aspect == 1)
  }

  @Test func sidecarIsWhatIsDrawn() throws {
    let figure = try make()
    #expect(
      try JSONDecoder().decode(ScatterFigure.Sidecar.self, from: figure.figure().sidecar) == figure.sidecar)
    #expect(figure.sidecar.panels[0].points == points)
  }

  @Test(arguments: [0, 1])
  func fewPointsGiveAFigure(_ count: Int) throws {
    let figure = try ScatterFigure(
      words: FigureWords(name: "s", title: ""), panels: [.init(points: Array(points.prefix(count)))])
    #expect((figure.grid.plots[0].message != nil) == (count == 0))
    #expect(try figure.figure().pdf().count > 500)
  }
}
