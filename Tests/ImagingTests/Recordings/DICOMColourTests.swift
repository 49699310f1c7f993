import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Photometric interpretations and transfer syntaxes, on patterns.
@Suite struct DICOMColourTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func read(_ builder: DICOMBuilder) throws -> Recording {
    let file = folder.file("recording")
    try Data(builder.bytes).write(to: file)
    return try Recording.read(file)
  }

  /// The pattern's red, green and blue, interleaved.
  static let colours: [UInt8] = (0..<128).flatMap { index in
    let colour = RecordingFixtures.pattern(index % 16, index / 16)
    return [UInt8(colour.red), UInt8(colour.green), UInt8(colour.blue)]
  }

  /// 0.299 red + 0.587 green + 0.114 blue.
  static let lumas: [Float] = (0..<128).map { index in
    let colour = RecordingFixtures.pattern(index % 16, index / 16)
    return Float(299 * colour.red + 587 * colour.green + 114 * colour.blue) / 1000
  }

  @Test func redGreenBlueBecomesLuma() throws {
    var builder = DICOMBuilder(channels: 3, colour: "RGB", pixels: .native(Self.colours))
    let recording = try read(builder)
    #expect(recording.cine.frames[0].pixels == Self.lumas)
    #expect(recording.source.grey == .colour && recording.source.colouredShare > 0.8)
    #expect(recording.notes.contains { $0.code == "coloured" })
    builder.isPlanar = true
    builder.pixels = .native((0..<3).flatMap { channel in (0..<128).map { Self.colours[3 * $0 + channel] } })
    #expect(try read(builder).cine.frames[0].pixels == Self.lumas)
  }

  @Test func equalRedGreenBlueStaysExact() throws {
    let grey = RecordingFixtures.grey()
    let recording = try read(
      DICOMBuilder(channels: 3, colour: "RGB", pixels: .native(grey.flatMap { [$0, $0, $0] })))
    #expect(recording.cine.frames[0].pixels == grey.map(Float.init))
    #expect(recording.source.colouredShare == 0)
  }

  @Test func codedLumaIsTakenAsItIs() throws {
    let grey = RecordingFixtures.grey()
    let full = DICOMBuilder(channels: 3, colour: "YBR_FULL", pixels: .native(grey.flatMap { [$0, 90, 128] }))
    let recording = try read(full)
    #expect(recording.cine.frames[0].pixels == grey.map(Float.init))
    #expect(recording.source.grey == .luma && recording.source.colouredShare == 1)

    let pairs: [UInt8] = stride(from: 0, to: 128, by: 2).flatMap { index -> [UInt8] in
      [grey[index], grey[index + 1], 128, index < 64 ? 128 : 200]
    }
    let halved = try read(DICOMBuilder(channels: 3, colour: "YBR_FULL_422", pixels: .native(pairs)))
    #expect(halved.cine.frames[0].pixels == grey.map(Float.init))
    #expect(halved.source.colouredShare == 0.5)
  }

  @Test func whiteZeroIsInverted() throws {
    let grey = RecordingFixtures.grey()
    let recording = try read(DICOMBuilder(colour: "MONOCHROME1", pixels: .native(grey)))
    #expect(recording.cine.frames[0].pixels == grey.map { 255 - Float($0) })
    #expect(recording.source.grey == .inverted)
  }

  @Test func deepSamplesAreScaled() throws {
    let values = (0..<128).map { $0 * 32 }
    var builder = DICOMBuilder(bitsAllocated: 16, bitsStored: 12)
    builder.pixels = .native(values.flatMap { builder.integer($0, bytes: 2) })
    let pixels = try read(builder).cine.frames[0].pixels
    #expect(zip(pixels, values).allSatisfy { abs($0 - Float($1) * 255 / 4095) < 1e-4 })
  }

  /// Entries of 16 bits in either byte, of 8 bits packed in words, and of both bytes.
  @Test(arguments: ["upper", "lower", "packed", "both"])
  func paletteEntriesBecomeLuma(_ kind: String) throws {
    var builder = DICOMBuilder(colour: "PALETTE COLOR", pixels: .native((0..<128).map { UInt8($0 % 8) }))
    let colours = [(0, 0, 0), (255, 255, 255), (100, 100, 100), (255, 0, 0), (0, 255, 0), (0, 0, 255)]
    let bits = kind == "packed" ? 8 : 16
    for (channel, element) in zip(0..<3, [1, 2, 3]) {
      let entries = colours.map { [$0.0, $0.1, $0.2][channel] }
      let bytes: [UInt8] =
        switch kind {
        case "upper": entries.flatMap { builder.integer($0 << 8, bytes: 2) }
        case "lower": entries.flatMap { builder.integer($0, bytes: 2) }
        case "packed": entries.map { UInt8($0) }
        default: entries.flatMap { builder.integer($0 * 257, bytes: 2) }
        }
      let descriptor = [6, 0, bits].flatMap { builder.integer($0, bytes: 2) }
      builder.extra += [
        (0x0028_1100 + element, "US", descriptor), (0x0028_1200 + element, "OW", bytes),
      ]
    }
    let recording = try read(builder)
    // Indices beyond the table take its last entry.
    let expected: [Float] = [0, 255, 100, 76.245, 149.685, 29.07, 29.07, 29.07]
    #expect(zip(recording.cine.frames[0].pixels, expected).allSatisfy { abs($0 - $1) < 1e-3 })
    #expect(recording.source.grey == .palette && recording.source.colouredShare == 0.625)
  }

  @Test func jpegBaselineGivesItsLuma() throws {
    let frame = RecordingFixtures.bytes(RecordingFixtures.jpeg)
    let recording = try read(
      DICOMBuilder(
        transferSyntax: "1.2.840.10008.1.2.4.50", frames: 2, channels: 3, colour: "YBR_FULL_422",
        pixels: .fragments([frame, frame])))
    for image in recording.cine.frames {
      #expect(Array(image.pixels.prefix(16)) == RecordingFixtures.jpegFirstRow)
      #expect(Array(image.pixels.suffix(16)) == RecordingFixtures.jpegLastRow)
    }
    #expect(recording.source.grey == .luma && recording.source.encoding.hasPrefix("JPEGBaseline"))
  }

  @Test func jpeg2000IsDecoded() throws {
    let frame = RecordingFixtures.bytes(RecordingFixtures.jpeg2000)
    let recording = try read(
      DICOMBuilder(
        transferSyntax: "1.2.840.10008.1.2.4.90", frames: 2, channels: 3, colour: "YBR_RCT",
        pixels: .fragments([frame, frame])))
    #expect(recording.cine.frames.map(\.pixels) == [Self.lumas, Self.lumas])
    let grey = try read(
      DICOMBuilder(
        transferSyntax: "1.2.840.10008.1.2.4.90",
        pixels: .fragments([RecordingFixtures.bytes(RecordingFixtures.jpeg2000Grey)])))
    #expect(grey.cine.frames[0].pixels == RecordingFixtures.grey().map(Float.init))
  }

  /// Header and segments of one frame of run lengths.
  func runLengths(_ segments: [[UInt8]]) -> [UInt8] {
    let starts = segments.indices.map { 64 + segments[..<$0].reduce(0) { $0 + $1.count } }
    let fields = [segments.count] + starts + [Int](repeating: 0, count: 15 - starts.count)
    return fields.flatMap { DICOMBuilder().integer($0, bytes: 4) } + segments.joined()
  }

  @Test func literalRunLengthsAreDecoded() throws {
    let grey = RecordingFixtures.grey()
    let frame = runLengths([[127] + grey])
    let builder = DICOMBuilder(transferSyntax: "1.2.840.10008.1.2.5", pixels: .fragments([frame]))
    #expect(try read(builder).cine.frames[0].pixels == grey.map(Float.init))
  }

  /// A code of 129 repeats the byte behind it 128 times; 128 means nothing.
  @Test func repeatedRunLengthsAreDecoded() throws {
    var builder = DICOMBuilder(transferSyntax: "1.2.840.10008.1.2.5", channels: 3, colour: "RGB")
    builder.pixels = .fragments([runLengths([[129, 200], [128, 129, 100, 0], [129, 50]])])
    #expect(try read(builder).cine.frames[0].pixels.allSatisfy { abs($0 - 124.2) < 1e-4 })

    // 16 bits: the upper bytes first.
    var deep = DICOMBuilder(transferSyntax: "1.2.840.10008.1.2.5", bitsAllocated: 16, bitsStored: 12)
    deep.pixels = .fragments([runLengths([[129, 1], [129, 2]])])
    #expect(try read(deep).cine.frames[0].pixels.allSatisfy { abs($0 - 258 * 255 / 4095) < 1e-4 })
  }
}
