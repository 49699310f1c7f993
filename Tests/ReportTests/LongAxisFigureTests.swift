import ApicalImaging
import Foundation
import Testing

@testable import ApicalReport

@Suite struct LongAxisFigureTests {
  private static let image = Image(
    size: PixelSize(width: 100, height: 120), spacing: try! Spacing(x: 1, y: 0.5))

  private static let item = LongAxisFigure.Item(
    id: "exam <1>", contour: [Point(x: 30, y: 50), Point(x: 45, y: 20), Point(x: 60, y: 50)],
    hinges: (left: Point(x: 30, y: 50), right: Point(x: 60, y: 50)), base: Point(x: 45, y: 50),
    apex: Point(x: 45, y: 20), diameters: [[Point(x: 35, y: 40), Point(x: 55, y: 40)]],
    captionLines: ["exam <1>", "axis 30.0 mm"])

  private func figure() throws -> LongAxisFigure {
    try LongAxisFigure(
      words: FigureWords(name: "long-axis", title: "Long axis"), items: [(image: Self.image, item: Self.item)]
    )
  }

  @Test func drawnIsWhatIsStated() throws {
    let figure = try figure()
    let marks = figure.grid.rows[0][0].marks
    #expect(figure.sidecar.frames == [Self.item])
    #expect(marks.contains { if case .contour([Self.item.contour], _) = $0 { true } else { false } })
    let lines = marks.compactMap { mark -> [Point]? in
      if case .line(let from, let to, _) = mark { [from, to] } else { nil }
    }
    #expect(lines == [[Self.item.base, Self.item.apex], [Self.item.leftHinge, Self.item.rightHinge]])
    let diameters = marks.compactMap { mark -> [Point]? in
      if case .polyline(let points, _) = mark { points } else { nil }
    }
    #expect(diameters == Self.item.diameters)
    let dots = marks.flatMap { mark -> [Point] in
      if case .dots(let points, _, _) = mark { points } else { [] }
    }
    #expect(dots == [Self.item.leftHinge, Self.item.rightHinge, Self.item.base, Self.item.apex])
    let sidecar = try JSONDecoder().decode(LongAxisFigure.Sidecar.self, from: figure.figure().sidecar)
    #expect(sidecar == figure.sidecar)
  }

  /// 15 mm around the contour, within the frame of 100 × 60 mm.
  @Test func cropsAroundTheVentricle() throws {
    let plot = try figure().grid.rows[0][0]
    #expect(plot.x.scale.domain == 15...75)
    #expect(plot.y.scale.domain == 5...60)
    #expect(plot.aspect == 1 && plot.captionLines == Self.item.captionLines)
  }

  @Test func aPointThatIsNoNumberIsRefused() {
    var item = Self.item
    item = LongAxisFigure.Item(
      id: item.id, contour: [Point(x: .nan, y: 0)], hinges: (item.leftHinge, item.rightHinge),
      base: item.base,
      apex: item.apex, diameters: [], captionLines: [])
    #expect(throws: RenderError.self) {
      try LongAxisFigure(words: FigureWords(name: "x", title: "x"), items: [(image: Self.image, item: item)])
    }
  }
}
