import ApicalReport
import Testing

@testable import struct ApicalReport.HistogramBins

@Suite struct HistogramFigureTests {
  private func make(_ values: [Double], isInclusive: Bool = false) throws -> HistogramFigure {
    try HistogramFigure(
      words: FigureWords(name: "depth", title: "Depth"), quantity: "Depth", unit: "mm",
      series: [.init(label: "All", values: values)], binWidth: 10,
      threshold: .init(value: 150, label: "limit", isInclusive: isInclusive))
  }

  private func bars(_ figure: HistogramFigure) -> (inRange: [Bar], outOfRange: [Bar]) {
    let all = figure.grid.plots[0].marks.compactMap { mark -> [Bar]? in
      if case .bars(let bars, _) = mark { bars } else { nil }
    }
    return (all[0], all[1])
  }

  @Test func barsAreTheCounts() throws {
    let (inRange, outOfRange) = bars(try make([131, 139, 142, 155, 156, 157]))
    #expect(inRange == [Bar(range: 130...140, height: 2), Bar(range: 140...150, height: 1)])
    #expect(outOfRange == [Bar(range: 150...160, height: 3)])
  }

  /// A depth of exactly 150 mm is in range where the rule says "> 150 mm", and out of range where it says "≥".
  @Test func aValueOnTheLimitFollowsTheRule() throws {
    let values = [141.0, 150, 152]
    #expect(bars(try make(values)).outOfRange == [Bar(range: 150...160, height: 1)])
    #expect(bars(try make(values, isInclusive: true)).outOfRange == [Bar(range: 150...160, height: 2)])
  }

  /// Depths that all lie beyond the limit, or on it: the bin below the limit takes those that the rule leaves in range.
  @Test func theLimitIsNoOutermostEdgeThatHoldsBothSides() throws {
    let open = bars(try make([150, 151, 158]))
    #expect(open.inRange == [Bar(range: 140...150, height: 1)])
    #expect(open.outOfRange == [Bar(range: 150...160, height: 2)])
    let inclusive = bars(try make([142, 150], isInclusive: true))
    #expect(inclusive.inRange == [Bar(range: 140...150, height: 1)])
    #expect(inclusive.outOfRange == [Bar(range: 150...160, height: 1)])
  }

  @Test func nothingHasNoBins() throws {
    #expect(try make([]).words.caption == "Distribution of depth: no values.")
  }

  @Test func everyValueIsCountedOnce() throws {
    let figure = try make((0..<997).map { 90 + Double($0 * 7919 % 9973) / 100 })
    #expect(figure.sidecar.series[0].counts.reduce(0, +) == 997)
  }

  @Test func thresholdIsDrawn() throws {
    let marks = try make([140, 160]).grid.plots[0].marks
    #expect(
      marks.contains { mark in
        if case .rule(.vertical(150), _) = mark { true } else { false }
      })
  }

  /// 1…1000: IQR 499.5, width 2 · 499.5 / 10 = 99.9 (numpy.histogram_bin_edges, "fd"), round 100.
  @Test func widthIsThatOfFreedmanAndDiaconis() {
    let bins = HistogramBins((1...1000).map(Double.init), width: nil)
    #expect(bins.edges == [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000])
  }

  @Test(arguments: [[], [7], [7, 7, 7], [0, 1e300], [1e17, 1e17 + 64]] as [[Double]])
  func degenerateDataGiveAFigure(_ values: [Double]) throws {
    let figure = try make(values)
    #expect(figure.sidecar.series[0].counts.reduce(0, +) == values.count)
    #expect((figure.grid.plots[0].message != nil) == values.isEmpty)
    #expect(try figure.figure().svg().contains("</svg>"))
  }

  @Test func infinityIsRefused() {
    #expect(throws: RenderError.notFinite(figure: "depth", what: "All, value", index: 1)) {
      try make([140, .infinity])
    }
  }
}
