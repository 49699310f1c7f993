import ApicalImaging
import ApicalReport
import ApicalStats
import Foundation
import Testing

@Suite struct BlandAltmanFigureTests {
  /// Differences −1, 0 and 1: mean 0, SD 1; t of 2 degrees of freedom at 0.975 is 4.302653 (any table of t).
  let points = [
    AgreementPoint(id: "a", reference: 50, measured: 49, isOutOfRange: false),
    AgreementPoint(id: "b", reference: 60, measured: 60, isOutOfRange: true),
    AgreementPoint(id: "c", reference: 40, measured: 41, isOutOfRange: false),
  ]

  private func make() throws -> BlandAltmanFigure {
    let agreement = try BlandAltman(differences: points.map(\.difference), unit: .percentagePoints)
    return try BlandAltmanFigure(
      words: FigureWords(name: "ba", title: "Agreement"), points: points, agreement: agreement)
  }

  @Test func linesAreBiasAndLimits() throws {
    let heights = try make().grid.plots[0].marks.compactMap { mark -> Double? in
      if case .rule(.horizontal(let y), _) = mark { y } else { nil }
    }
    #expect(heights.count == 4)
    for expected in [0, -1.96, 1.96] { #expect(heights.contains { abs($0 - expected) < 1e-12 }) }
  }

  @Test func bandsAreTheIntervals() throws {
    let t = 4.302652729911275
    let bands = try make().grid.plots[0].marks.compactMap { mark -> ClosedRange<Double>? in
      if case .band(.horizontal, let range, _) = mark { range } else { nil }
    }
    for (centre, margin) in [(0, t / 3.0.squareRoot()), (-1.96, t), (1.96, t)] {
      #expect(
        bands.contains {
          abs($0.lowerBound - (centre - margin)) < 1e-9 && abs($0.upperBound - (centre + margin)) < 1e-9
        })
    }
  }

  @Test func dotsLieAtMeanAndDifferenceByRange() throws {
    let dots = try make().grid.plots[0].marks.compactMap { mark -> ([Point], DotStyle)? in
      if case .dots(let points, let style, _) = mark { (points, style) } else { nil }
    }
    #expect(dots.count == 2)
    #expect(dots.first { $0.1 == .inRange }?.0 == [Point(x: 49.5, y: -1), Point(x: 40.5, y: 1)])
    #expect(dots.first { $0.1 == .outOfRange }?.0 == [Point(x: 60, y: 0)])
    #expect(DotStyle.inRange.shape != DotStyle.outOfRange.shape)
  }

  /// Thousands of symbols of full size would hide each other and the lines.
  @Test(arguments: [1000, 1001]) func manyDotsAreSmall(_ count: Int) throws {
    let points = (0..<count).map { AgreementPoint(id: "\($0)", reference: Double($0 % 40), measured: 20) }
    let figure = try BlandAltmanFigure(
      words: FigureWords(name: "ba", title: "Agreement"), points: points,
      agreement: BlandAltman(differences: points.map(\.difference), unit: .percentagePoints))
    let radii = figure.grid.plots[0].marks.compactMap { mark -> Double? in
      if case .dots(_, let style, _) = mark { style.radius } else { nil }
    }
    #expect(radii.count == 1)
    #expect((radii[0] < DotStyle.unclassified.radius) == (count > 1000))
  }

  @Test func limitsAreNamedAtTheMargin() throws {
    let labels = try make().grid.plots[0].marginLabels
    #expect(labels.map(\.text) == ["+1.96 SD  2.0", "Bias  0.0", "−1.96 SD  −2.0"])
    #expect(labels[1].detail == "95\u{202F}% CI −2.5 to 2.5")
  }

  @Test func sidecarHoldsTheNumbersDrawn() throws {
    let figure = try make()
    let decoded = try JSONDecoder().decode(BlandAltmanFigure.Sidecar.self, from: try figure.figure().sidecar)
    #expect(decoded == figure.sidecar)
    #expect(decoded.panels[0].points == points)
    let drawn = figure.grid.plots[0].marks.compactMap { mark -> Double? in
      if case .rule(.horizontal(let y), _) = mark { y } else { nil }
    }
    #expect(drawn.contains(try #require(decoded.panels[0].agreement).upperLoA.value))
  }

  @Test func legendCountsExams() throws {
    #expect(try make().grid.legend.map(\.label) == ["In range (n = 2)", "Out of range (n = 1)"])
  }

  @Test func panelsShareTheirAxes() throws {
    let far = [AgreementPoint(id: "d", reference: 20, measured: 90)]
    let figure = try BlandAltmanFigure(
      words: FigureWords(name: "ba", title: "Agreement"),
      panels: [
        .init(title: "A", points: points, agreement: nil), .init(title: "B", points: far, agreement: nil),
      ])
    let plots = figure.grid.plots
    #expect(plots[0].x.scale == plots[1].x.scale && plots[0].y.scale == plots[1].y.scale)
    #expect(plots[0].y.scale.domain.contains(70))
    #expect(figure.grid.rows.count == 1)
  }

  @Test(arguments: [0, 1])
  func tooFewExamsAreSaid(_ count: Int) throws {
    let figure = try BlandAltmanFigure(
      words: FigureWords(name: "ba", title: "Agreement"), points: Array(points.prefix(count)), agreement: nil)
    #expect(figure.grid.plots[0].message != nil)
    #expect(try figure.figure().png().count > 100)
  }

  @Test func valuesThatAreNoNumbersAreRefused() {
    let bad = points + [AgreementPoint(id: "d", reference: 50, measured: .nan)]
    #expect(throws: RenderError.notFinite(figure: "ba", what: "measurement of exam", index: 3)) {
      try BlandAltmanFigure(words: FigureWords(name: "ba", title: ""), points: bad, agreement: nil)
    }
  }
}
