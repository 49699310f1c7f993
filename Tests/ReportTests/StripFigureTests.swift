import Testing

@testable import ApicalReport

@Suite struct StripFigureTests {
  private func figure(_ values: [Double], possible: ClosedRange<Double>?) throws -> StripFigure {
    try StripFigure(
      words: FigureWords(name: "strip", title: "Strip"),
      panels: [.init(quantity: "Dice", unit: nil, possible: possible, groups: [.init(label: "ED", values: values)])])
  }

  @Test func theAxisStaysWithinWhatIsPossible() throws {
    let free = try figure([0, 0.5, 0.98], possible: nil).grid.rows[0][0].y.scale.domain
    #expect(free.lowerBound < 0)
    #expect(free.upperBound > 1)
    #expect(try figure([0, 0.5, 0.98], possible: 0...1).grid.rows[0][0].y.scale.domain == 0...1)
  }

  @Test func boxesAreTheQuartilesOfTheValues() throws {
    // R: quantile(c(1, 2, 3, 4, 10)), type 7.
    let box = try figure([10, 1, 4, 2, 3], possible: nil).sidecar.boxes[0][0]
    #expect(box.lowerQuartile == 2)
    #expect(box.median == 3)
    #expect(box.upperQuartile == 4)
    #expect(box.n == 5)
  }
}
