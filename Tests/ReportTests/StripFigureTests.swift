import ApicalImaging
import Testing

@testable import ApicalReport

@Suite struct StripFigureTests {
  private func figure(_ values: [Double], possible: ClosedRange<Double>?) throws -> StripFigure {
    try StripFigure(
      words: FigureWords(name: "strip", title: "Strip"),
      panels: [
        .init(quantity: "Dice", unit: nil, possible: possible, groups: [.init(label: "ED", values: values)])
      ])
  }

  @Test func theAxisStaysWithinWhatIsPossible() throws {
    let free = try figure([-0.01, 0.5, 0.98], possible: nil).grid.rows[0][0].y.scale.domain
    #expect(free.lowerBound < -0.01)
    #expect(free.upperBound > 1)
    #expect(try figure([0, 0.5, 0.98], possible: 0...1).grid.rows[0][0].y.scale.domain == 0...1)
  }

  /// 1, 2, 3, 4: quartiles 1.75, 2.5 and 3.25 (numpy.percentile, default).
  @Test func boxesAreTheQuartiles() throws {
    let figure = try StripFigure(
      words: FigureWords(name: "s", title: "Dice"),
      panels: [
        .init(
          quantity: "Dice", unit: nil,
          groups: [.init(label: "ED", values: [4, 1, 3, 2]), .init(label: "ES", values: [])])
      ])
    let box = figure.sidecar.boxes[0][0]
    #expect(box.lowerQuartile == 1.75 && box.median == 2.5 && box.upperQuartile == 3.25 && box.n == 4)
    #expect(figure.sidecar.boxes[0][1].median == nil)
    let marks = figure.grid.plots[0].marks
    let heights = marks.compactMap { mark -> [Double]? in
      if case .dots(let points, _, _) = mark { points.map(\.y) } else { nil }
    }
    #expect(heights == [[4, 1, 3, 2]])
    #expect(
      marks.contains { mark in
        if case .line(let from, let to, _) = mark { from.y == 2.5 && to.y == 2.5 } else { false }
      })
  }
}
