import ApicalImaging
import ApicalReport
import Foundation
import Testing

@Suite struct PictureFigureTests {
  /// 100 × 100 pixels of 0.4 × 0.2 mm are 40 × 20 mm: twice as wide as high.
  private func gallery(spacing: Spacing?) throws -> GalleryFigure {
    var mask = Mask(size: PixelSize(width: 100, height: 100))
    for y in 20..<60 { for x in 10..<50 { mask[x, y] = true } }
    let image = Image(size: mask.size, spacing: spacing, filledWith: 90)
    return try GalleryFigure(
      words: FigureWords(name: "gallery", title: "Frames"),
      rows: [
        .init(
          title: "Best",
          items: [
            .init(
              id: "e1", image: image, reference: mask.contours(), prediction: [],
              captionLines: ["e1", "Dice 0.90"])
          ])
      ])
  }

  private func rasterBox(_ primitives: [Primitive]) -> Rectangle? {
    for primitive in primitives {
      switch primitive {
      case .raster(_, let box): return box
      case .clipped(_, let inner): if let box = rasterBox(inner) { return box }
      default: continue
      }
    }
    return nil
  }

  @Test func framesKeepTheirPhysicalProportions() throws {
    let box = try #require(rasterBox(try gallery(spacing: Spacing(x: 0.4, y: 0.2)).figure().scene.primitives))
    #expect(abs(box.width / box.height - 2) < 1e-9)
    let square = try #require(rasterBox(try gallery(spacing: nil).figure().scene.primitives))
    #expect(abs(square.width / square.height - 1) < 1e-9)
  }

  @Test func contoursAreInMillimetres() throws {
    let marks = try gallery(spacing: Spacing(x: 0.4, y: 0.2)).grid.plots[0].marks
    guard case .contour(let rings, _) = marks[1] else {
      Issue.record("second mark is the reference")
      return
    }
    // Pixels 10 ..< 50 and 20 ..< 60: edges at 10, 50 and 20, 60 pixels.
    let (x, y) = (rings[0].map(\.x), rings[0].map(\.y))
    #expect(abs(x.min()! - 4) < 1e-9 && abs(x.max()! - 20) < 1e-9)
    #expect(abs(y.min()! - 4) < 1e-9 && abs(y.max()! - 12) < 1e-9)
  }

  @Test func greyLevelsAreClippedAndAveraged() throws {
    let image = Image(
      size: PixelSize(width: 4, height: 2), spacing: nil, pixels: [-5, 0, 255, 300, 10, 20, 30, 40])
    #expect(
      Raster(image).rgb.enumerated().filter { $0.offset % 3 == 0 }.map(\.element) == [
        0, 0, 255, 255, 10, 20, 30, 40,
      ])
    // Blocks of 2 × 2: (−5 + 0 + 10 + 20) / 4 = 6.25 and (255 + 300 + 30 + 40) / 4 = 156.25.
    let half = Raster(image, maximumSide: 2)
    #expect(half.size == PixelSize(width: 2, height: 1))
    #expect(half.rgb == [6, 6, 6, 156, 156, 156])
  }

  @Test func emptyGalleriesSaySo() throws {
    let figure = try GalleryFigure(words: FigureWords(name: "gallery", title: "Frames"), rows: []).figure()
    let texts = figure.scene.primitives.compactMap { primitive -> String? in
      if case .text(let run) = primitive { run.text } else { nil }
    }
    #expect(texts.contains("Nothing to show"))
  }

  @Test func heatmapColoursFollowOccupancy() throws {
    let figure = try HeatmapFigure(
      words: FigureWords(name: "heat", title: "Occupancy"), structure: "LV",
      panels: [.init(title: "A", size: PixelSize(width: 3, height: 1), occupancy: [0, 0.5, 1], count: 4)])
    guard case .raster(let raster, let box) = figure.grid.plots[0].marks[0] else {
      Issue.record("first mark is the map")
      return
    }
    #expect(box == Rectangle(x: 0, y: 0, width: 3, height: 1))
    #expect(!raster.isSmooth)
    for (pixel, part) in [0, 0.5, 1].enumerated() {
      let colour = ColourMap.occupancy.bytes(part)
      #expect(Array(raster.rgb[3 * pixel..<3 * pixel + 3]) == [colour.red, colour.green, colour.blue])
    }
    #expect(figure.grid.colourBar?.axis.scale.domain == 0...100)
  }

  /// CIE L* of the sRGB bytes falls in a straight line, so that equal steps look equal and grey prints keep the order.
  @Test func lightnessFallsEvenly() {
    for step in 0...50 {
      let part = Double(step) / 50
      #expect(abs(lightness(ColourMap.occupancy.bytes(part)) - (99 - 74 * part)) < 1)
    }
  }

  private func lightness(_ colour: (red: UInt8, green: UInt8, blue: UInt8)) -> Double {
    func linear(_ byte: UInt8) -> Double {
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let y = 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    return y > 0.008856 ? 116 * pow(y, 1.0 / 3) - 16 : 903.3 * y
  }
}
