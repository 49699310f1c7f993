import ApicalImaging
import Foundation
import TestSupport
import Testing

@Suite struct NIfTITests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func url(_ builder: NIfTIBuilder, _ name: String = "a.nii") throws -> URL {
    try Data(builder.bytes).write(to: folder.file(name))
    return folder.file(name)
  }

  func problem(_ builder: NIfTIBuilder) throws -> ImageFileError.Problem? {
    let file = try url(builder)
    return #expect(throws: ImageFileError.self) { try ImageFile.read(file) }?.problem
  }

  struct Stored: Sendable, CustomTestStringConvertible {
    let name: String
    let code, size: Int
    /// Bit pattern of −2, or of 254 for an unsigned type.
    let pattern: UInt64
    let value: Float
    var testDescription: String { name }
  }

  static let types = [
    Stored(name: "uint8", code: 2, size: 1, pattern: 0xFE, value: 254),
    Stored(name: "int8", code: 256, size: 1, pattern: 0xFE, value: -2),
    Stored(name: "int16", code: 4, size: 2, pattern: 0xFFFE, value: -2),
    Stored(name: "uint16", code: 512, size: 2, pattern: 0xFFFE, value: 65534),
    Stored(name: "int32", code: 8, size: 4, pattern: 0xFFFF_FFFE, value: -2),
    Stored(name: "uint32", code: 768, size: 4, pattern: 0x8000_0000, value: 2_147_483_648),
    Stored(name: "int64", code: 1024, size: 8, pattern: 0xFFFF_FFFF_FFFF_FFFE, value: -2),
    Stored(name: "uint64", code: 1280, size: 8, pattern: 0x8000_0000_0000_0000, value: 0x1p63),
    Stored(name: "float32", code: 16, size: 4, pattern: 0xC020_0000, value: -2.5),
    Stored(name: "float64", code: 64, size: 8, pattern: 0xC004_0000_0000_0000, value: -2.5),
  ]

  @Test(arguments: types, [1, 2])
  func readsEveryTypeInEitherOrder(_ stored: Stored, version: Int) throws {
    for isBigEndian in [false, true] {
      var builder = NIfTIBuilder(version: version, isBigEndian: isBigEndian)
      builder.type = (stored.code, stored.size)
      builder.dimensions = [2, 1]
      builder.samples = [0, stored.pattern]
      let image = try ImageFile.read(url(builder))
      #expect(image.pixels == [0, stored.value])
      #expect(image.size == PixelSize(width: 2, height: 1))
    }
  }

  @Test func firstAxisIsX() throws {
    let image = try ImageFile.read(url(NIfTIBuilder()))
    #expect(image.size == PixelSize(width: 3, height: 2))
    #expect(image.spacing == (try Spacing(x: 0.5, y: 0.25)))
    #expect(image[2, 0] == 3)
    #expect(image[0, 1] == 4)
  }

  @Test(arguments: [(0, 1.0), (2, 1.0), (1, 1000.0), (3, 0.001), (10, 1.0)])
  func unitsOfLength(_ units: Int, millimetres: Double) throws {
    var builder = NIfTIBuilder()
    builder.units = units
    let spacing = try #require(try ImageFile.read(url(builder)).spacing)
    #expect(abs(spacing.x / (0.5 * millimetres) - 1) < 1e-12)
    #expect(abs(spacing.y / (0.25 * millimetres) - 1) < 1e-12)
  }

  /// 500 rows of 0.3 mm are 150 mm, not 150.000006: the float in the header stands for the decimal number.
  @Test func spacingIsTheDecimalThatWasMeant() throws {
    var builder = NIfTIBuilder()
    builder.pixelDimensions = [0.308, 0.3]
    #expect(try ImageFile.read(url(builder)).spacing == (try Spacing(x: 0.308, y: 0.3)))
  }

  @Test func slopeAndIntercept() throws {
    var builder = NIfTIBuilder()
    (builder.slope, builder.intercept) = (2, -1)
    #expect(try ImageFile.read(url(builder)).pixels == [1, 3, 5, 7, 9, 11])
    (builder.slope, builder.intercept) = (0, -1)
    #expect(try ImageFile.read(url(builder)).pixels == [1, 2, 3, 4, 5, 6])
    (builder.slope, builder.intercept) = (.nan, .nan)
    #expect(try ImageFile.read(url(builder)).pixels == [1, 2, 3, 4, 5, 6])
  }

  @Test func furtherAxesAreFrames() throws {
    var builder = NIfTIBuilder()
    builder.dimensions = [2, 1, 3]
    let cine = try ImageFile.readCine(url(builder))
    #expect(cine.frames.map(\.pixels) == [[1, 2], [3, 4], [5, 6]])
    #expect(cine.frameRate == nil)
    #expect(try problem(builder) == .multipleFrames(count: 3))
    builder.dimensions = [2, 1, 1, 3]
    builder.pixelDimensions = [1, 1, 1, 20]
    builder.units = 2 + 16  // mm and ms
    #expect(try ImageFile.readCine(url(builder)).frameRate == 50)
    builder.dimensions = [3, 2, 1, 1]
    #expect(try ImageFile.read(url(builder)).pixels == [1, 2, 3, 4, 5, 6])
  }

  @Test func refusesWhatItDoesNotUnderstand() throws {
    var builder = NIfTIBuilder()
    builder.type = (128, 3)
    #expect(try problem(builder)?.code == "file-unsupported-type")
    builder = NIfTIBuilder()
    builder.pixelDimensions = [0, 0.3]
    #expect(try problem(builder) == .badSpacing([0, 0.3]))
    builder.pixelDimensions = [0.3, -1]
    #expect(try problem(builder)?.code == "spacing-invalid")
    builder = NIfTIBuilder()
    builder.dimensions = [3, -2]
    #expect(try problem(builder) == .badDimensions([3, -2]))
    builder.dimensions = [6]
    #expect(try problem(builder)?.code == "header-invalid")
  }

  @Test func refusesNumbersThatAreNone() throws {
    var builder = NIfTIBuilder()
    builder.type = (16, 4)
    builder.samples = [0, 0, 0, 0, UInt64(Float.nan.bitPattern), 0]
    #expect(try problem(builder) == .notFinite(x: 1, y: 1, frame: 0))
  }

  /// A header may ask for 2³⁶ pixels in a file of 100 bytes; no memory is taken for them.
  @Test func refusesHugeSizes() throws {
    var builder = NIfTIBuilder(version: 2)
    builder.dimensions = [1 << 12, 1 << 12, 1 << 12]
    let error = try problem(builder)
    #expect(error == .tooLarge([1 << 12, 1 << 12, 1 << 12]))
    #expect(error?.description.contains("268435456") == true)
    builder.dimensions = [1 << 62, 1 << 62]
    #expect(try problem(builder)?.code == "file-too-large")
    builder.dimensions = [16385, 1]
    #expect(try problem(builder)?.code == "file-too-large")
    builder.dimensions = [16384, 16384]
    #expect(try problem(builder) == .truncated(expected: 544 + (1 << 28), found: 550))
  }

  @Test func lengthHasToFit() throws {
    let bytes = NIfTIBuilder().bytes
    try Data(bytes.dropLast()).write(to: folder.file("short.nii"))
    let short = #expect(throws: ImageFileError.self) { try ImageFile.read(folder.file("short.nii")) }
    #expect(short?.problem == .truncated(expected: 358, found: 357))
    #expect(short?.code == "file-truncated")
    try Data(bytes + [0]).write(to: folder.file("long.nii"))
    let long = #expect(throws: ImageFileError.self) { try ImageFile.read(folder.file("long.nii")) }
    #expect(long?.problem == .trailingBytes(expected: 358))
  }

  @Test func labelsAreSmallIntegers() throws {
    var builder = NIfTIBuilder()
    builder.type = (16, 4)
    builder.samples = [0, 1, 2, 3, 255, 0].map { UInt64(Float($0).bitPattern) }
    #expect(try ImageFile.readLabels(url(builder)).labels == [0, 1, 2, 3, 255, 0])
    builder.samples[4] = UInt64(Float(1.5).bitPattern)
    let file = try url(builder)
    let error = #expect(throws: ImageFileError.self) { try ImageFile.readLabels(file) }
    #expect(error?.problem == .notALabel(value: 1.5, x: 1, y: 1))
  }

  @Test func readsTheHeaderAlone() throws {
    let file = folder.file("head.nii")
    try Data(NIfTIBuilder().bytes.dropLast(3)).write(to: file)  // the pixels are not looked at
    let (size, spacing) = try ImageFile.readSize(file)
    #expect(size == PixelSize(width: 3, height: 2))
    #expect(spacing == (try Spacing(x: 0.5, y: 0.25)))
  }
}
