import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Small files written by Pillow 12: `Image.fromarray(values, mode).save(file)`.
@Suite struct PNGTests {
  /// [[0, 1, 2, 3], [10, 20, 30, 40], [253, 254, 255, 128]]
  static let grey: [Float] = [0, 1, 2, 3, 10, 20, 30, 40, 253, 254, 255, 128]
  static let grey8 =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAAAAACRn/EaAAAAF0lEQVR4nGNkYGRkZOTi4uJi/MvI2AgABfcBr/0RihgAAAAASUVORK5CYII="
  /// 257 × the values above, and 100 more at (1, 1).
  static let grey16 =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADEAAAAADBDy1ZAAAAH0lEQVR4nGNkYGCEAC4urjyuZVxcjH//MjIyMjY2AgAiOgRaX+Mw1wAAAABJRU5ErkJggg=="
  /// [[0, 1, 2, 3], [3, 2, 1, 0], [1, 1, 2, 2]] into black, red, green, blue.
  static let colourPalette =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADAgMAAADJmkZVAAAADFBMVEUAAAD/AAAA/wAAAP+bwBPcAAAADklEQVR4nGOQZnjCEAUAA5MBWrlFowkAAAAASUVORK5CYII="
  /// The same into greys of 0, 100, 180, 255.
  static let greyPalette =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADAgMAAADJmkZVAAAADFBMVEUAAABkZGS0tLT////pjCHhAAAADklEQVR4nGOQZnjCEAUAA5MBWrlFowkAAAAASUVORK5CYII="
  static let greyRGB =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAGklEQVR4nGNkYGBghAMuJMD49+9fiGhjYyMALnoFBe0s6ZEAAAAASUVORK5CYII="
  /// As above, but blue is 99 at (2, 1).
  static let colourRGB =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAHklEQVR4nGNkYGBghAMuKPDn4jrK+PfvX4hoY2MjAD1JBgVFcP3JAAAAAElFTkSuQmCC"
  static let greyAlpha =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAQAAAAe/WZNAAAAH0lEQVR4nGNk+M/4n/E/438Wrm8QyPiXifE/4//GegCeEgwFeDCl6AAAAABJRU5ErkJggg=="
  /// [[1, 0, 0, 1], [0, 1, 1, 0], [0, 0, 0, 1]] in one bit.
  static let oneBit =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADAQAAAACcj5NrAAAADklEQVR4nGOYwHSBQQAABV4Bc80nv9MAAAAASUVORK5CYII="
  /// [[7, 8, 9], [4, 5, 6]], Adam7, packed pass by pass with Python's zlib and read back by Pillow.
  static let interlaced =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAHPGAlQAAAAEklEQVR4nGNgZ+Bk4GBgYWUDAADMAChR1XmYAAAAAElFTkSuQmCC"

  func image(_ file: String) throws -> Image {
    try PNG.decodeImage(try #require(Data(base64Encoded: file)), path: "a.png")
  }

  func labels(_ file: String) throws -> LabelMap {
    try PNG.decodeLabels(try #require(Data(base64Encoded: file)), path: "a.png")
  }

  @Test(arguments: [grey8, greyRGB, greyAlpha])
  func readsGrey(_ file: String) throws {
    let image = try image(file)
    #expect(image.size == PixelSize(width: 4, height: 3))
    #expect(image.spacing == nil)
    #expect(image.pixels == Self.grey)
    #expect(try labels(file).labels == Self.grey.map { UInt8($0) })
  }

  @Test func sixteenBitsKeepFractions() throws {
    let pixels = try image(Self.grey16).pixels
    #expect(abs(pixels[5] - (20 + 100 / 257)) < 1e-4)
    #expect(abs(pixels[10] - 255) < 1e-4)
    let error = #expect(throws: ImageFileError.self) { try labels(Self.grey16) }
    #expect(error?.problem == .notALabel(value: 257, x: 1, y: 0))
  }

  @Test func paletteGivesGreyOrIndices() throws {
    #expect(try image(Self.greyPalette).pixels == [0, 100, 180, 255, 255, 180, 100, 0, 100, 100, 180, 180])
    for file in [Self.greyPalette, Self.colourPalette] {
      #expect(try labels(file).labels == [0, 1, 2, 3, 3, 2, 1, 0, 1, 1, 2, 2])
    }
    let error = #expect(throws: ImageFileError.self) { try image(Self.colourPalette) }
    #expect(error?.problem == .notGrey(x: 1, y: 0))
  }

  @Test func colourIsAnError() throws {
    let error = #expect(throws: ImageFileError.self) { try image(Self.colourRGB) }
    #expect(error == ImageFileError(path: "a.png", problem: .notGrey(x: 2, y: 1)))
  }

  @Test func oneBitIsBlackAndWhiteOrZeroAndOne() throws {
    let bits: [UInt8] = [1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1]
    #expect(try labels(Self.oneBit).labels == bits)
    #expect(try image(Self.oneBit).pixels == bits.map { Float($0) * 255 })
  }

  @Test func readsInterlacedFiles() throws {
    #expect(try image(Self.interlaced).pixels == [7, 8, 9, 4, 5, 6])
  }

  @Test func imagesRoundTripRoundedAndClamped() throws {
    let size = PixelSize(width: 4, height: 2)
    let image = Image(size: size, spacing: nil, pixels: [-3, 0.4, 0.6, 254.6, 300, .nan, 128, .infinity])
    let back = try PNG.decodeImage(PNG.encode(image), path: "a.png")
    #expect(back.pixels == [0, 0, 1, 255, 255, 0, 128, 255])
  }

  @Test func labelsRoundTripThroughAFile() throws {
    let folder = try TemporaryFolder()
    let size = PixelSize(width: 300, height: 200)
    let labels = LabelMap(size: size, spacing: nil, labels: (0..<60000).map { UInt8($0 / 20 % 4) })
    try PNG.write(labels, to: folder.file("a.png"))
    #expect(try ImageFile.readLabels(folder.file("a.png")) == labels)
    #expect(try ImageFile.readSize(folder.file("a.png")).size == size)
    #expect(try Data(contentsOf: folder.file("a.png")).count < 6000)
    #expect(try ImageFile.readCine(folder.file("a.png")).frames.count == 1)
    #expect(throws: ImageFileError.self) { try PNG.write(labels, to: folder.file("absent/a.png")) }
  }
}
