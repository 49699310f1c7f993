import ApicalImaging
import ApicalPipeline
import Foundation
import TestSupport
import Testing

@Suite struct RecordingInspectionTests {
  /// A picture file is a recording of one frame.
  func recording() throws -> Recording {
    let folder = try TemporaryFolder()
    let image = Image(
      size: PixelSize(width: 40, height: 30), spacing: try Spacing(x: 0.5, y: 0.5),
      pixels: (0..<1200).map { Float($0 % 200) })
    try NIfTI.write(image, to: folder.file("a.nii"))
    return try Recording.read(folder.file("a.nii"))
  }

  @Test func textAndJSONHoldTheSame() throws {
    let inspection = RecordingInspection(try recording(), file: "a.nii")
    #expect(inspection.frames == 1 && inspection.depth == 15 && inspection.frameRate == nil)
    #expect(inspection.text.contains("spacing       0.5000 mm, by the header"))
    #expect(inspection.text.contains("frame rate    none"))
    let data = try JSONEncoder().encode(inspection)
    #expect(try JSONDecoder().decode(RecordingInspection.self, from: data) == inspection)
  }

  @Test func contactSheetShowsFramesInOrder() throws {
    let size = PixelSize(width: 24, height: 12)
    let cine = Cine(
      frames: (0..<50).map { Image(size: size, spacing: nil, filledWith: Float($0)) }, frameRate: 50)
    let sheet = ContactSheet(cine, count: 6, columns: 3, width: 24)
    #expect(sheet.frames == [0, 8, 16, 25, 33, 41])
    #expect(sheet.image.size == PixelSize(width: 80, height: 28))
    #expect(sheet.image[0, 0] == 0 && sheet.image[79, 27] == 41 && sheet.image[25, 5] == 0)
    let short = ContactSheet(Cine(frames: Array(cine.frames.prefix(2)), frameRate: nil), width: 24)
    #expect(short.frames == [0, 1] && short.image.size == PixelSize(width: 52, height: 12))
  }

  @Test(.enabled(if: SharedData.has("dicom")))
  func a4cCine() throws {
    let file = SharedData.path("dicom/color3d_jpeg_baseline.dcm")
    let text = RecordingInspection(try Recording.read(file), file: file.lastPathComponent).text
    for line in [
      "DICOM · JPEGBaseline (1.2.840.10008.1.2.4.50)", "512 × 384, stored as 640 × 480",
      "30.000 frames/s, by FrameTime", "0.5105 mm, by the calibrated region",
      "tissue, picture: 512 × 384 at (84, 31)",
    ] { #expect(text.contains(line)) }
  }
}
