import ApicalImaging
import ApicalRandom
import Foundation
import TestSupport
import Testing

/// Damaged recordings: each must end in an `ImageFileError` or in frames, never in a crash.
@Suite struct RecordingFuzzTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let names = ["native", "regions", "palette", "jpeg", "jpeg2000", "rle", "avi", "mkv", "mp4"]

  static func bytes(_ name: String) -> [UInt8] {
    let grey = RecordingFixtures.grey()
    var builder = DICOMBuilder(frames: 2, pixels: .native(grey + grey))
    switch name {
    case "regions":
      builder.regions = [.init(left: 1, top: 1, right: 14, bottom: 6), .init(right: 15, bottom: 7)]
      builder.extra = [(0x0018_1065, "DS", Array("0\\20".utf8)), (0x0018_1063, "DS", Array("20".utf8))]
    case "palette":
      builder.colour = "PALETTE COLOR"
      for channel in 1...3 {
        builder.extra += [
          (0x0028_1100 + channel, "US", [0, 1, 0, 0, 16, 0]),
          (0x0028_1200 + channel, "OW", (0..<512).map { UInt8($0 / 2) }),
        ]
      }
    case "jpeg":
      (builder.transferSyntax, builder.channels, builder.colour) = (
        "1.2.840.10008.1.2.4.50", 3, "YBR_FULL_422"
      )
      builder.pixels = .fragments([
        RecordingFixtures.bytes(RecordingFixtures.jpeg), RecordingFixtures.bytes(RecordingFixtures.jpeg),
      ])
    case "jpeg2000":
      builder.transferSyntax = "1.2.840.10008.1.2.4.90"
      let frame = RecordingFixtures.bytes(RecordingFixtures.jpeg2000Grey)
      builder.pixels = .fragments([frame, frame])
    case "rle":
      builder.transferSyntax = "1.2.840.10008.1.2.5"
      let frame =
        ([1, 64] + [Int](repeating: 0, count: 14)).flatMap { builder.integer($0, bytes: 4) } + [127] + grey
      builder.pixels = .fragments([frame, frame])
    case "avi":
      return AVIBuilder(frames: [[UInt8](repeating: 9, count: 384), [UInt8](repeating: 80, count: 384)]).bytes
    case "mkv": return RecordingFixtures.bytes(RecordingFixtures.variableMatroska)
    case "mp4": return RecordingFixtures.bytes(RecordingFixtures.steadyMP4)
    default: break
    }
    return builder.bytes
  }

  /// Whether the file can be read; a message names it and has a code.
  @discardableResult
  func survives(_ bytes: [UInt8], _ damage: RecordingOptions.DamagePolicy = .refuse) throws -> Bool {
    let file = folder.file("recording")
    // Without the flush of `Data.write`, of which thousands take long.
    try? FileManager.default.removeItem(at: file)
    #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
    let handle = try FileHandle(forWritingTo: file)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
    do throws(ImageFileError) {
      let recording = try Recording.read(file, options: RecordingOptions(damage: damage))
      #expect(recording.cine.frames.allSatisfy { $0.pixels.allSatisfy { (0...255).contains($0) } })
      return true
    } catch {
      #expect(error.path == file.path && error.description.contains(error.path) && !error.code.isEmpty)
      return false
    }
  }

  @Test(arguments: names)
  func goodFilesAreRead(_ name: String) throws { #expect(try survives(Self.bytes(name))) }

  @Test(arguments: names)
  func truncatedFilesDoNoHarm(_ name: String) throws {
    let good = Self.bytes(name)
    // Matroska ends with an index that no reader needs.
    let end = good.count - (name == "mkv" ? 260 : 60)
    let lengths = Array(0..<min(40, good.count)) + Array(stride(from: 40, to: end, by: 41))
    for length in lengths {
      // What cuts off frames is never read in silence.
      let isRead = try survives(Array(good.prefix(length)))
      #expect(!isRead, "\(length) of \(good.count) bytes")
      try survives(Array(good.prefix(length)), .keepReadable)
    }
  }

  @Test(arguments: names)
  func flippedBytesDoNoHarm(_ name: String) throws {
    let good = Self.bytes(name)
    for offset in stride(from: 0, to: good.count, by: good.count > 1000 ? 7 : 2) {
      var bad = good
      bad[offset] ^= [0xFF, 0x80, 0x01][offset % 3]
      try survives(bad)
    }
  }

  @Test(arguments: names)
  func sprinkledNoiseDoesNoHarm(_ name: String) throws {
    var random = CounterRandom(seed: 12, stream: name)
    let good = Self.bytes(name)
    for _ in 0..<60 {
      var bad = good
      for _ in 0..<6 {
        bad[Int(random.next() % UInt64(bad.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      try survives(bad, .keepReadable)
    }
  }

  @Test func noiseIsAnError() throws {
    var random = CounterRandom(seed: 13, stream: "noise")
    for length in [1, 7, 132, 1000, 20_000, 200_000] {
      let noise = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(try !survives(noise))
      #expect(try !survives([UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + noise))
    }
  }
}
