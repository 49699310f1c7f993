import ApicalImaging
import Foundation
import TestSupport
import Testing

/// The content tells the format, whatever the name.
@Suite struct RecordingFormatTests {
  @Test func gridsAndPicturesAreRecordingsToo() throws {
    let folder = try TemporaryFolder()
    let image = Image(
      size: PixelSize(width: 16, height: 8), spacing: try Spacing(x: 0.3, y: 0.4),
      pixels: RecordingFixtures.grey().map(Float.init))
    let header = "ObjectType = Image\nNDims = 2\nDimSize = 16 8\nElementSpacing = 0.3 0.4\n"
    let files: [(name: String, format: RecordingFormat)] = [
      ("a.nii", .nifti), ("a.nii.gz", .gzippedNIfTI), ("a.mha", .metaImage), ("a.png", .png),
    ]
    for (name, format) in files {
      let file = folder.file(name)
      switch format {
      case .png: try PNG.write(image, to: file)
      case .metaImage:
        let text = header + "ElementType = MET_UCHAR\nElementDataFile = LOCAL\n"
        try Data(text.utf8 + RecordingFixtures.grey()).write(to: file)
      default: try NIfTI.write(image, to: file)
      }
      let renamed = folder.file("renamed.mp4")
      try? FileManager.default.removeItem(at: renamed)
      try FileManager.default.copyItem(at: file, to: renamed)
      let recording = try Recording.read(renamed)
      #expect(recording.source.format == format)
      #expect(recording.cine.frames.map(\.pixels) == [image.pixels])
      #expect(recording.cine.spacing == (format == .png ? nil : image.spacing))
      #expect(recording.source.spacing == (format == .png ? .none : .header))
    }
  }

  @Test func otherFilesAreNamed() throws {
    let folder = try TemporaryFolder()
    func code(_ bytes: [UInt8]) throws -> String? {
      try Data(bytes).write(to: folder.file("a"))
      return #expect(throws: ImageFileError.self) { try Recording.read(folder.file("a")) }?.code
    }
    #expect(try code([]) == "file-unknown-content")
    #expect(try code(Array("exam;ef\n1;50\n".utf8)) == "file-unknown-content")
    #expect(try code(Array("%PDF-1.4".utf8)) == "file-unknown-content")
    let missing = #expect(throws: ImageFileError.self) { try Recording.read(folder.file("absent")) }
    #expect(missing?.code == "file-missing")
    let directory = #expect(throws: ImageFileError.self) { try Recording.read(folder.url) }
    #expect(directory?.code == "file-not-a-file")
  }

  @Test func rectanglesAreClipped() {
    let grid = PixelSize(width: 10, height: 6)
    let part = PixelRectangle(x: 4, y: -2, size: PixelSize(width: 9, height: 5))
    #expect(part.clipped(to: grid) == PixelRectangle(x: 4, y: 0, size: PixelSize(width: 6, height: 3)))
    #expect(!part.fits(in: grid) && PixelRectangle(grid).fits(in: grid))
    #expect(PixelRectangle(x: 10, y: 0, size: grid).clipped(to: grid) == nil)
    #expect(part.description == "9 × 5 at (4, -2)")
  }
}
