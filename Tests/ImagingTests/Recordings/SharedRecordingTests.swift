import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Real recordings. Pixel sums and values: pydicom 3.0 with pylibjpeg for lossless files, Pillow 12 (libjpeg) for
/// frames of JPEG, `ffmpeg -pix_fmt yuv420p -f rawvideo` for the video.
@Suite(.enabled(if: SharedData.has("dicom") && SharedData.has("e95")))
struct SharedRecordingTests {
  func read(_ name: String, _ options: RecordingOptions = RecordingOptions()) throws -> Recording {
    try Recording.read(SharedData.path(name), options: options)
  }

  func sum(_ image: Image) -> Double { image.pixels.reduce(0) { $0 + Double($1) } }

  @Test func a4cCineOfJPEGBaseline() throws {
    let recording = try read("dicom/color3d_jpeg_baseline.dcm")
    let part = PixelRectangle(x: 84, y: 31, size: PixelSize(width: 512, height: 384))
    #expect(recording.cine.frames.count == 120 && recording.cine.size == part.size)
    #expect(recording.source.storedSize == PixelSize(width: 640, height: 480))
    #expect(recording.source.crop == part && recording.source.spacing == .ultrasoundRegion)
    let spacing = try #require(recording.cine.spacing)
    #expect(abs(spacing.x - 0.51049705594778061) < 1e-12 && spacing.y == spacing.x)
    #expect(recording.cine.frameRate == 1000 / 33.333 && recording.source.frameRate == .frameTime)
    #expect(recording.source.heartRate == nil && recording.source.manufacturer == "SonoSite, Inc.")
    #expect(recording.source.encoding == "JPEGBaseline (1.2.840.10008.1.2.4.50)")
  }

  @Test(arguments: [(0, 2_947_676.0), (60, 2_984_084), (119, 3_601_782)])
  func a4cFramesAreThoseOfLibjpeg(_ frame: Int, _ expected: Double) throws {
    let options = RecordingOptions(crop: .none, frames: frame..<frame + 1)
    let recording = try read("dicom/color3d_jpeg_baseline.dcm", options)
    #expect(sum(recording.cine.frames[0]) == expected)
    #expect(recording.source.frames == frame..<frame + 1 && recording.source.frameTimes == [0])
  }

  /// Its sides are dark and frayed by JPEG. By eye, on the brightest value of each pixel raised twelvefold: the left side
  /// runs from (234, 18) to (0, 268), the right one from (283, 18) to (511, 268).
  @Test func aSectorWithDarkSidesIsFoundOverTime() throws {
    let sector = try Sector.estimate(from: read("dicom/color3d_jpeg_baseline.dcm").cine)
    #expect(abs(sector.leftAngle - 43.1) < 2 && abs(sector.rightAngle - 42.4) < 2)
    #expect(abs(sector.radius - 196) < 8)
  }

  @Test func resizedCineHasNoScale() throws {
    let recording = try read("dicom/examples_ybr_color.dcm")
    #expect(recording.cine.frames.count == 30 && recording.cine.size == PixelSize(width: 320, height: 240))
    #expect(recording.cine.spacing == nil && recording.source.crop == nil)
    #expect(recording.notes.contains { $0.code == "calibration-mismatch" })
    #expect([0, 15, 29].map { sum(recording.cine.frames[$0]) } == [728_186, 821_186, 815_543])
  }

  @Test func losslessJPEG() throws {
    let recording = try read("dicom/JPGLosslessP14SV1_1s_1f_8b.dcm", RecordingOptions(crop: .none))
    #expect(sum(recording.cine.frames[0]) == 13_572_107)
    #expect(recording.cine.spacing == (try Spacing(x: 0.25476696592378154, y: 0.25476696592378154)))
    #expect(recording.source.crop == nil)
    let cropped = try read("dicom/JPGLosslessP14SV1_1s_1f_8b.dcm")
    #expect(cropped.source.crop == PixelRectangle(x: 14, y: 38, size: PixelSize(width: 997, height: 721)))
  }

  /// The region's last column is 800 of 800.
  @Test func runLengthsOfAPalette() throws {
    let whole = try read("dicom/OBXXXX1A_rle_2frame.dcm", RecordingOptions(crop: .none))
    #expect(abs(whole.cine.frames.reduce(0) { $0 + sum($1) } - 24_875_337.2) < 1)
    #expect(whole.source.grey == .palette && whole.notes.contains { $0.code == "no-frame-rate" })
    let recording = try read("dicom/OBXXXX1A_rle_2frame.dcm")
    #expect(recording.cine.size == PixelSize(width: 680, height: 459))
    #expect(recording.notes.contains(.regionClipped))
    #expect(recording.source.regions.map(\.dataType) == [.tissue, .ecg])
  }

  @Test func jpeg2000AndPlanarColour() throws {
    let wavelets = try read("dicom/US1_J2KR.dcm")
    #expect(abs(sum(wavelets.cine.frames[0]) - 10_935_457.131) < 1)
    #expect(wavelets.source.encoding.hasSuffix("(1.2.840.10008.1.2.4.90)"))
    let planes = try read("dicom/color-pl.dcm", RecordingOptions(squaresPixels: false))
    #expect(abs(sum(planes.cine.frames[0]) - 1_239_728.357) < 1)
    // Pixels 4 high and 3 wide.
    #expect(try read("dicom/color-pl.dcm").cine.size == PixelSize(width: 256, height: 160))
  }

  @Test func e95Video() throws {
    let recording = try read("e95/a4c.mp4")
    #expect(recording.cine.frames.count == 195 && recording.source.announcedFrames == 195)
    #expect(recording.cine.size == PixelSize(width: 634, height: 588))
    #expect(recording.cine.frameRate == 60.314 && recording.cine.spacing == nil)
    #expect(recording.source.grey == .limitedLuma)
    #expect(recording.notes == [.noSpacing, .textMayShow])
    #expect(abs(recording.cine.frames.reduce(0) { $0 + sum($1) } - 2_006_582_316) < 2000)
  }

  /// Half of the file: the table of frames stands at its end.
  @Test func truncatedVideoIsAnError() throws {
    let folder = try TemporaryFolder()
    let bytes = try Data(contentsOf: SharedData.path("e95/a4c.mp4"))
    try bytes.prefix(bytes.count / 2).write(to: folder.file("half.mp4"))
    let error = #expect(throws: ImageFileError.self) { try Recording.read(folder.file("half.mp4")) }
    #expect(["file-damaged", "frame-damaged", "frames-missing"].contains(error?.code))
  }
}
