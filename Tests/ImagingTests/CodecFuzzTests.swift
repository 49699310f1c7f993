import ApicalImaging
import ApicalRandom
import Foundation
import TestSupport
import Testing

/// Damaged files: each must end in an `ImageFileError` or in an image, never in a crash.
@Suite struct CodecFuzzTests {
  let folder: TemporaryFolder
  let image: Image

  init() throws {
    folder = try TemporaryFolder()
    image = Image(
      size: PixelSize(width: 23, height: 17), spacing: try Spacing(x: 0.3, y: 0.4),
      pixels: (0..<391).map { Float($0 * 37 % 251) })
  }

  static let names = ["a.nii", "a.nii.gz", "a.png", "a.mha"]

  /// A good file of each format.
  func bytes(_ name: String) throws -> [UInt8] {
    let file = folder.file("good-" + name)
    switch name {
    case "a.png": try PNG.write(image, to: file)
    case "a.mha":
      let header = """
        ObjectType = Image
        NDims = 2
        DimSize = 23 17
        ElementSpacing = 0.3 0.4
        ElementType = MET_UCHAR
        ElementDataFile = LOCAL

        """
      try Data(header.utf8 + image.pixels.map { UInt8($0) }).write(to: file)
    default: try NIfTI.write(image, to: file)
    }
    #expect(try ImageFile.read(file).pixels == image.pixels)
    return [UInt8](try Data(contentsOf: file))
  }

  /// Reads a file in all ways; true when at least the image could be read.
  func survives(_ bytes: [UInt8], as name: String) throws -> Bool {
    let file = folder.file(name)
    try Data(bytes).write(to: file)
    _ = attempt { () throws(ImageFileError) in try ImageFile.readSize(file) }
    _ = attempt { () throws(ImageFileError) in try ImageFile.readLabels(file) }
    _ = attempt { () throws(ImageFileError) in try ImageFile.readCine(file) }
    return attempt { () throws(ImageFileError) in try ImageFile.read(file) }
  }

  /// Every message names the file and has a code.
  func attempt<Value>(_ read: () throws(ImageFileError) -> Value) -> Bool {
    do {
      _ = try read()
      return true
    } catch {
      #expect(error.path.hasPrefix(folder.url.path))
      #expect(error.description.contains(error.path))
      #expect(!error.code.isEmpty && error.description.count > error.path.count + 20)
      return false
    }
  }

  @Test(arguments: names)
  func truncatedFilesAreErrors(_ name: String) throws {
    let good = try bytes(name)
    let lengths =
      Array(0..<min(40, good.count)) + Array(stride(from: 40, to: good.count, by: 13)) + [good.count - 1]
    for length in lengths {
      #expect(try !survives(Array(good.prefix(length)), as: name), "\(length) of \(good.count) bytes")
    }
  }

  @Test(arguments: names)
  func flippedHeaderBytesDoNoHarm(_ name: String) throws {
    let good = try bytes(name)
    for offset in 0..<min(360, good.count) {
      var bad = good
      bad[offset] ^= [0xFF, 0x80, 0x01][offset % 3]
      _ = try survives(bad, as: name)
    }
  }

  @Test(arguments: names)
  func noiseIsAnError(_ name: String) throws {
    var random = CounterRandom(seed: 11, stream: name)
    for length in [1, 100, 348, 352, 540, 5000] {
      let noise = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(try !survives(noise, as: name))
    }
  }

  @Test(arguments: names)
  func contentOfAnotherFormatIsAnError(_ name: String) throws {
    for other in Self.names where other != name {
      #expect(try !survives(bytes(other), as: name), "\(other) named \(name)")
    }
  }

  /// Files of 64 GB, all hole: refused without reading them.
  @Test(arguments: ["a.nii", "a.nii.gz", "a.png"])
  func hugeFilesAreErrors(_ name: String) throws {
    let file = folder.file(name)
    try Data(bytes(name)).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 64 << 30)
    try handle.close()
    let error = #expect(throws: ImageFileError.self) { try ImageFile.read(file) }
    #expect(error?.code == (name == "a.nii" ? "file-trailing-bytes" : "file-unreadable"))
  }

  @Test func foldersMissingFilesAndUnknownNames() throws {
    func code(_ name: String) -> String? {
      let file = folder.file(name)
      return #expect(throws: ImageFileError.self) { try ImageFile.read(file) }?.code
    }
    for name in Self.names + ["a.mhd"] {
      #expect(code("missing-" + name) == "file-missing")
      let directory = folder.file("folder-" + name)
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      #expect(code("folder-" + name) == "file-not-a-file")
    }
    #expect(code("a.dcm") == "file-unknown-format")
    #expect(code("nii") == "file-unknown-format")
    let file = folder.file("a.gz")
    let error = #expect(throws: ImageFileError.self) { try ImageFile.read(file) }
    #expect(error?.description.contains(".nii, .nii.gz, .mhd, .mha, .png") == true)
  }
}
