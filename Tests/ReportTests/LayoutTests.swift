import ApicalImaging
import Testing

@testable import ApicalReport

@Suite struct LayoutTests {
  private let plot = Plot(
    x: Axis("x", scale: Scale(domain: 0...10)), y: Axis("y", scale: Scale(domain: -1...1)),
    marks: [.dots([Point(x: 5, y: 0.5)], DotStyle(shape: .circle, colour: Palette.inRange, radius: 2))])
  private let area = Rectangle(x: 100, y: 50, width: 200, height: 80)

  @Test func dataArePlacedByTheScales() {
    let renderer = PlotRenderer(plot: plot, area: area)
    #expect(renderer.place(Point(x: 0, y: -1)) == Point(x: 100, y: 130))
    #expect(renderer.place(Point(x: 5, y: 0.5)) == Point(x: 200, y: 70))
  }

  @Test func marksAreClippedToTheirPlot() {
    let clipped = PlotRenderer(plot: plot, area: area).primitives().compactMap { primitive -> [Primitive]? in
      if case .clipped(area, let inner) = primitive { inner } else { nil }
    }
    #expect(
      clipped.flatMap { $0 }.contains { primitive in
        if case .symbols([Point(x: 200, y: 70)], _, _) = primitive { true } else { false }
      })
  }

  @Test func nothingLeavesTheFigure() throws {
    for figure in try SampleDocument.make().figures {
      let size = figure.scene.size
      for primitive in figure.scene.primitives {
        guard case .text(let run) = primitive else { continue }
        let text = TextLayout(run.text, font: run.font).size
        let (width, height) = run.isUpright ? (text.height, text.width) : (text.width, text.height)
        let shift: Double = run.anchor == .start ? 0 : run.anchor == .middle ? 0.5 : 1
        if !run.isUpright {
          #expect(run.position.x - shift * width > -0.5, "\(figure.name): \(run.text)")
          #expect(run.position.x + (1 - shift) * width < size.width + 0.5, "\(figure.name): \(run.text)")
        }
        #expect(run.position.y - height < size.height && run.position.y > 0, "\(figure.name): \(run.text)")
      }
    }
  }

  @Test func labelsMoveApartAndStayInOrder() {
    let centres = MarginLabelLayout.spread([10, 11, 12], heights: [10, 10, 10])
    #expect(zip(centres, centres.dropFirst()).allSatisfy { $1 - $0 >= 10.9 })
    #expect(abs(centres.reduce(0, +) / 3 - 11) < 0.5)
    #expect(MarginLabelLayout.spread([10, 50], heights: [10, 10]) == [10, 50])
  }

  @Test func columnsOfAGridStandInLine() throws {
    let wide = Plot(
      x: plot.x, y: Axis("y", scale: Scale(domain: 0...1_000_000)),
      marks: [.raster(dot, Rectangle(x: 0, y: 0, width: 10, height: 1e6))])
    let narrow = Plot(
      x: plot.x, y: plot.y, marks: [.raster(dot, Rectangle(x: 0, y: -1, width: 10, height: 2))])
    let scene = GridLayout(grid: PlotGrid(rows: [[wide], [narrow]], plotHeight: 60)).scene()
    let boxes = scene.primitives.compactMap { primitive -> Rectangle? in
      if case .clipped(let box, _) = primitive { box } else { nil }
    }
    #expect(boxes.count == 2)
    #expect(boxes[0].x == boxes[1].x && boxes[0].width == boxes[1].width)
    #expect(boxes[1].y >= boxes[0].bottom)
  }

  private var dot: Raster { Raster(size: PixelSize(width: 1, height: 1), rgb: [0, 0, 0]) }
}
