import ApicalImaging
import Foundation
import TestSupport
import Testing

@Suite struct GzipTests {
  let folder: TemporaryFolder
  let image: Image
  let packed: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    image = Image(
      size: PixelSize(width: 40, height: 30), spacing: try Spacing(x: 0.3, y: 0.4),
      pixels: (0..<1200).map { Float($0 * 37 % 251) })
    try NIfTI.write(image, to: folder.file("a.nii.gz"))
    packed = [UInt8](try Data(contentsOf: folder.file("a.nii.gz")))
  }

  func error(_ bytes: [UInt8]) throws -> ImageFileError? {
    try Data(bytes).write(to: folder.file("b.nii.gz"))
    return #expect(throws: ImageFileError.self) { try ImageFile.read(folder.file("b.nii.gz")) }
  }

  @Test func refusesWhatFollows() throws {
    #expect(try error(packed + [1, 2, 3])?.code == "file-trailing-bytes")
    #expect(try error(packed + packed)?.code == "file-trailing-bytes")
  }

  @Test func noticesTheMissingEnd() throws {
    for count in [1, 4, 8] { #expect(try error(packed.dropLast(count))?.code == "file-truncated") }
  }

  @Test func noticesAWrongChecksum() throws {
    var bytes = packed
    bytes[bytes.count - 6] ^= 1
    #expect(try error(bytes)?.code == "file-damaged")
  }

  @Test func refusesAFileThatIsNotPacked() throws {
    #expect(try error(NIfTIBuilder().bytes)?.code == "file-wrong-magic")
    try Data(packed).write(to: folder.file("c.nii"))
    let plain = #expect(throws: ImageFileError.self) { try ImageFile.read(folder.file("c.nii")) }
    #expect(plain?.description.contains(".nii.gz") == true)
  }

  /// 64 MB of zeros pack into 64 kB; the header announces 1200 pixels, so unpacking stops after those.
  @Test func stopsAtTheSizeOfTheHeader() throws {
    let size = PixelSize(width: 8192, height: 8192)
    let zeros = LabelMap(
      size: size, spacing: try Spacing(x: 1, y: 1), labels: [UInt8](repeating: 0, count: size.count))
    try NIfTI.write(zeros, to: folder.file("zeros.nii.gz"))
    let bomb = [UInt8](try Data(contentsOf: folder.file("zeros.nii.gz")))
    #expect(bomb.count < 100_000)
    #expect(try error(packed + bomb)?.code == "file-trailing-bytes")
  }
}
