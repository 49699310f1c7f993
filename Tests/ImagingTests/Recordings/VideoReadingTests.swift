import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Small videos written here or by FFmpeg 5.1.
@Suite struct VideoReadingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func read(_ bytes: [UInt8], _ options: RecordingOptions = RecordingOptions()) throws -> Recording {
    let file = folder.file("recording.dcm")  // the name does not matter
    try Data(bytes).write(to: file)
    return try Recording.read(file, options: options)
  }

  /// Frames of one grey, bottom row first.
  func avi(_ frames: [[UInt8]]) -> AVIBuilder {
    AVIBuilder(
      frames: frames.map { frame in
        frame.isEmpty
          ? [] : (0..<8).reversed().flatMap { y in frame[16 * y..<16 * y + 16].flatMap { [$0, $0, $0] } }
      })
  }

  var greys: [[UInt8]] { (0..<3).map { RecordingFixtures.grey(frame: $0) } }

  @Test func uncompressedFramesAreExact() throws {
    let recording = try read(avi(greys).bytes)
    #expect(recording.source.format == .video && recording.source.grey == .colour)
    #expect(recording.cine.frames.map(\.pixels) == greys.map { $0.map(Float.init) })
    #expect(recording.cine.frameRate == 25 && recording.duration == 0.12)
    #expect(recording.source.frameRate == .timeStamps && recording.source.frameTimes == [0, 40, 80])
    #expect(recording.cine.spacing == nil && recording.source.announcedFrames == nil)
    #expect(recording.notes == [.noSpacing, .textMayShow])
  }

  @Test func colourBecomesLuma() throws {
    let blue = [UInt8](repeating: 0, count: 384).enumerated().map { $0.offset % 3 == 0 ? UInt8(200) : 0 }
    let recording = try read(AVIBuilder(frames: [blue]).bytes)
    #expect(recording.cine.frames[0].pixels.allSatisfy { abs($0 - 22.8) < 1e-5 })
    #expect(recording.source.colouredShare == 1 && recording.cine.frameRate == nil)
  }

  @Test func variableRateAndWidePixels() throws {
    let bytes = RecordingFixtures.bytes(RecordingFixtures.variableMatroska)
    let recording = try read(bytes)
    #expect(recording.source.encoding == "FFmpeg video codec #1, Matroska / WebM")
    #expect(recording.source.frameTimes == [0, 40, 80, 200, 240, 280])
    #expect(abs(try #require(recording.cine.frameRate) - 5 / 0.28) < 1e-9)
    #expect(recording.notes.contains(.variableFrameRate(shortest: 40, longest: 120)))
    #expect(recording.notes.contains(.squared(ratio: 1.5)))
    #expect(recording.cine.size == PixelSize(width: 24, height: 8))
    #expect(recording.source.storedSize == PixelSize(width: 16, height: 8))
    let stored = try read(bytes, RecordingOptions(squaresPixels: false))
    #expect(stored.source.grey == .luma)
    #expect(
      stored.cine.frames.map(\.pixels) == (0..<6).map { RecordingFixtures.grey(frame: $0).map(Float.init) })
  }

  @Test func lumaOfLimitedRangeIsSpread() throws {
    let recording = try read(RecordingFixtures.bytes(RecordingFixtures.steadyMP4))
    #expect(recording.cine.frameRate == 25 && recording.source.grey == .limitedLuma)
    #expect(recording.cine.frames.count == 6 && recording.source.announcedFrames == 6)
    // Lossy: quantisation and steps of 255/219.
    for (frame, image) in recording.cine.frames.enumerated() {
      let errors = zip(image.pixels, RecordingFixtures.grey(frame: frame)).map { abs($0 - Float($1)) }
      #expect(errors.reduce(0, +) / 128 < 4)
    }
  }

  @Test func someFramesCanBeAskedFor() throws {
    let all = try read(RecordingFixtures.bytes(RecordingFixtures.steadyMP4))
    let part = try read(RecordingFixtures.bytes(RecordingFixtures.steadyMP4), RecordingOptions(frames: 2..<5))
    #expect(part.cine.frames == Array(all.cine.frames[2..<5]))
    #expect(part.source.frames == 2..<5 && part.source.frameTimes == [0, 40, 80])
    #expect(part.notes.contains(.subset(2..<5, announced: 6)))
    let error = #expect(throws: ImageFileError.self) {
      try read(RecordingFixtures.bytes(RecordingFixtures.steadyMP4), RecordingOptions(frames: 6..<9))
    }
    #expect(error?.code == "file-no-frames")
  }

  @Test func missingFramesAreAnErrorUnlessTheRestIsAskedFor() throws {
    var builder = avi(greys)
    builder.announced = 5
    let error = #expect(throws: ImageFileError.self) { try read(builder.bytes) }
    #expect(error?.problem == .damagedFrame(frame: 3, reason: "the file ends at 120 of 200 ms"))
    let kept = try read(builder.bytes, RecordingOptions(damage: .keepReadable))
    #expect(kept.cine.frames.count == 3 && kept.notes.contains { $0.code == "frame-damaged" })
  }

  /// Empty places repeat the frame before: a writer's way to give 25 frames/s a clock of 50.
  @Test func emptyPlacesAreNotMissingFrames() throws {
    var builder = avi([greys[0], [], greys[1], [], greys[2], []])
    builder.rate = 50
    let recording = try read(builder.bytes)
    #expect(recording.cine.frames.map(\.pixels) == greys.map { $0.map(Float.init) })
    #expect(recording.cine.frameRate == 25 && recording.notes == [.noSpacing, .textMayShow])
  }

  @Test func containersWithoutTheirTableAreDamaged() throws {
    let bytes = RecordingFixtures.bytes(RecordingFixtures.steadyMP4)
    let error = #expect(throws: ImageFileError.self) { try read(Array(bytes.prefix(900))) }
    #expect(error?.code == "file-damaged")
  }

  /// A playlist would make the reader open other files.
  @Test func playlistsAreNotFollowed() throws {
    let target = folder.file("other.avi")
    try Data(avi(greys).bytes).write(to: target)
    for text in [
      "#EXTM3U\n#EXTINF:1,\n\(target.path)\n", "ffconcat version 1.0\nfile other.avi\n",
      "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
    ] {
      let error = #expect(throws: ImageFileError.self) { try read(Array(text.utf8)) }
      #expect(error?.code == "file-unknown-content")
    }
  }
}
