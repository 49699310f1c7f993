import ApicalImaging
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import ApicalReport

@Suite struct HoverTests {
  /// In range: a, c; out of range: b.
  private func figure(_ id: String = "a") throws -> Figure {
    let points = [
      AgreementPoint(id: id, reference: 50, measured: 49, isOutOfRange: false),
      AgreementPoint(id: "b", reference: 60, measured: 60, isOutOfRange: true),
      AgreementPoint(id: "c", reference: 40, measured: 41, isOutOfRange: false),
    ]
    return try BlandAltmanFigure(
      words: FigureWords(name: "ba", title: "Agreement"), points: points,
      agreement: BlandAltman(differences: points.map(\.difference), unit: .percentagePoints)
    ).figure()
  }

  private func titles(_ svg: String) -> [String] {
    svg.matches(of: /<title>([^<]*)<\/title>/).map { String($0.output.1) }
  }

  @Test func everyExamIsNamedWhereItIsDrawn() throws {
    let svg = try figure().svg()
    _ = try SVGReader.read(svg)
    #expect(
      titles(svg) == [
        "a: reference 50.0, measured 49.0", "c: reference 40.0, measured 41.0",
        "b: reference 60.0, measured 60.0",
      ])
    #expect(svg.matches(of: /<circle cx="[0-9.]+" cy="[0-9.]+" r="2.4"><title>/).count == 2)
    #expect(svg.matches(of: /<path d="M[0-9. L]+z"><title>/).count == 1)
    #expect(!svg.contains("0.0123"))
  }

  @Test func hostileNamesStayWords() throws {
    let svg = try figure("</title><script>alert(1)</script>\u{0}\u{1}").svg()
    _ = try SVGReader.read(svg)
    #expect(!svg.contains("<script"))
    #expect(titles(svg)[0].hasPrefix("&lt;/title&gt;&lt;script&gt;"))
  }

  /// The same picture as in a PNG: symbols are exchanged in an SVG only.
  @Test func symbolsLieWhereOtherFormatsHaveThem() throws {
    var places: [Point] = []
    func collect(_ primitives: [Primitive]) {
      for primitive in primitives {
        switch primitive {
        case .symbols(let points, _, _): places += points
        case .clipped(_, let inner): collect(inner)
        default: continue
        }
      }
    }
    let figure = try figure()
    collect(figure.scene.primitives)
    let drawn = try figure.svg().matches(of: /<circle cx="([0-9.]+)" cy="([0-9.]+)" r="2.4"><title>/).map {
      (Double($0.output.1)!, Double($0.output.2)!)
    }
    #expect(places.count == 3)
    for (place, circle) in zip(places, drawn) {
      #expect(abs(place.x - circle.0) <= 0.00501 && abs(place.y - circle.1) <= 0.00501)
    }
  }

  /// Beyond that nobody could point at one: the dots become a picture, in its place and in their colours.
  @Test func manyDotsBecomeAPicture() throws {
    func figure(_ count: Int) throws -> Figure {
      let points = (0..<count).map { index in
        AgreementPoint(
          id: "exam-\(index)", reference: Double(index % 530) / 10 + 20,
          measured: Double(index % 470) / 10 + 22)
      }
      return try BlandAltmanFigure(
        words: FigureWords(name: "ba", title: "Agreement"), points: points, agreement: nil
      ).figure()
    }
    let crowded = try figure(Scene.mostSymbols + 1)
    let svg = try crowded.svg()
    _ = try SVGReader.read(svg)
    #expect(titles(svg).isEmpty && svg.contains("data:image/png") && svg.utf8.count < 600_000)
    #expect(try figure(Scene.mostSymbols).svg().contains("<title>exam-0:"))
    #expect(try crowded.svg() == svg && crowded.pdf() == crowded.pdf())
  }

  /// Stamped symbols lie where symbols are drawn one by one, to half a pixel, also beyond the edge of the picture.
  @Test func aPictureOfDotsIsThatOfTheDots() throws {
    let points = (0...Scene.mostSymbols).map { index -> Point in
      let (column, row) = (index * 7919 % 9973, index * 104_729 % 9967)
      return Point(x: Double(column) / 50 - 5, y: Double(row) / 100)
    }
    let style = DotStyle(shape: .triangle, colour: Colour(0x404040).opacity(0.3), radius: 1.5)
    let size = Size(width: 150, height: 100)
    let scene = Scene(size: size, primitives: [.symbols(points, style, titles: [])])
    func image(_ isCrowded: Bool) throws -> Image {
      let canvas = try CairoCanvas(size: size, medium: .png(scale: 2))
      if isCrowded {
        try canvas.draw(scene)
      } else {
        for point in points {
          canvas.draw([style.outline(point)], fill: style.colour, stroke: DotStyle.edge)
        }
      }
      return try PNG.decodeImage(canvas.finish(), path: "dots")
    }
    let (stamped, single) = (try image(true), try image(false))
    let differences = zip(stamped.pixels, single.pixels).map { abs($0 - $1) }
    let mean = single.pixels.reduce(0, +) / Float(single.pixels.count)
    #expect(stamped.size == single.size && mean < 250)
    #expect(abs(stamped.pixels.reduce(0, +) / Float(single.pixels.count) - mean) < 3)
    #expect(differences.reduce(0, +) / Float(differences.count) < 15)
  }

  @Test func twoThousandExamsTakeAThirdOfAMegabyte() throws {
    let points = (0..<2000).map { index in
      AgreementPoint(
        id: "exam-\(index)", reference: Double(index % 53) + 20, measured: Double(index % 47) + 22)
    }
    let figure = try BlandAltmanFigure(
      words: FigureWords(name: "ba", title: "Agreement"), points: points, agreement: nil
    ).figure()
    let svg = try figure.svg()
    #expect(titles(svg).count == 2000)
    #expect(svg.utf8.count < 333_333, "\(svg.utf8.count) bytes")
  }
}
