import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Files written here, so that every value is known.
@Suite struct DICOMReadingTests {
  let folder: TemporaryFolder
  /// 16 × 8 pixels, two frames.
  let builder: DICOMBuilder

  init() throws {
    folder = try TemporaryFolder()
    var builder = DICOMBuilder(frames: 2)
    builder.pixels = .native(RecordingFixtures.grey() + RecordingFixtures.grey(frame: 1))
    self.builder = builder
  }

  func read(
    _ builder: DICOMBuilder, _ options: RecordingOptions = RecordingOptions()
  ) throws -> Recording {
    let file = folder.file("recording")
    try Data(builder.bytes).write(to: file)
    return try Recording.read(file, options: options)
  }

  func read(_ change: (inout DICOMBuilder) -> Void) throws -> Recording {
    var builder = builder
    change(&builder)
    return try read(builder)
  }

  func codes(_ recording: Recording) -> [String] { recording.notes.map(\.code) }

  @Test func greyFramesComeAsStored() throws {
    let recording = try read(builder)
    #expect(recording.source.format == .dicom)
    #expect(recording.source.encoding == "LittleEndianExplicit (1.2.840.10008.1.2.1)")
    #expect(
      recording.cine.frames.map(\.pixels) == (0..<2).map { RecordingFixtures.grey(frame: $0).map(Float.init) }
    )
    #expect(recording.cine.spacing == nil && recording.cine.frameRate == nil && recording.duration == nil)
    #expect(recording.source.frames == 0..<2 && recording.source.grey == .stored)
    #expect(codes(recording) == ["no-frame-rate", "no-spacing", "text-may-show"])
  }

  @Test func someFramesCanBeAskedFor() throws {
    let recording = try read(builder, RecordingOptions(frames: 1..<9))
    #expect(recording.cine.frames.map(\.pixels) == [RecordingFixtures.grey(frame: 1).map(Float.init)])
    #expect(recording.notes.contains(.subset(1..<2, announced: 2)))
    let error = #expect(throws: ImageFileError.self) { try read(builder, RecordingOptions(frames: 2..<3)) }
    #expect(error?.code == "file-no-frames")
  }

  // MARK: Scale

  @Test func tissueRegionGivesSpacingAndCrop() throws {
    let region = DICOMBuilder.Region(left: 3, top: 2, right: 12, bottom: 6, delta: (x: 0.05, y: -0.1))
    let recording = try read { $0.regions = [region] }
    let part = PixelRectangle(x: 3, y: 2, size: PixelSize(width: 10, height: 5))
    #expect(recording.source.crop == part && recording.notes.contains(.cropped(part)))
    #expect(recording.cine.size == part.size)
    #expect(recording.cine.spacing == (try Spacing(x: 0.5, y: 1)))
    #expect(recording.cine.frames[0][0, 0] == Float(RecordingFixtures.grey()[2 * 16 + 3]))
    #expect(recording.source.spacing == .ultrasoundRegion)
    #expect(!codes(recording).contains("text-may-show"))

    var builder = builder
    builder.regions = [region]
    let whole = try read(builder, RecordingOptions(crop: .none))
    #expect(whole.cine.size == builder.size && whole.cine.spacing == recording.cine.spacing)
    #expect(whole.notes.contains(.textMayShow))
    #expect(whole.cine.frames.map { $0.cropped(to: part) } == recording.cine.frames)
  }

  @Test func largestTissueRegionIsTaken() throws {
    let recording = try read {
      $0.regions = [
        .init(spatialFormat: 4, dataType: 10, units: 4, right: 15, bottom: 7),
        .init(left: 0, top: 0, right: 3, bottom: 3, delta: (0.1, 0.1)),
        .init(left: 4, top: 0, right: 12, bottom: 7),
        .init(dataType: 2, right: 15, bottom: 7),
        .init(units: 0, right: 15, bottom: 7),
      ]
    }
    #expect(recording.source.crop == PixelRectangle(x: 4, y: 0, size: PixelSize(width: 9, height: 8)))
    #expect(recording.cine.spacing == (try Spacing(x: 0.5, y: 0.5)))
    #expect(recording.notes.contains(.severalRegions(count: 2)))
    #expect(recording.source.regions.map(\.dataType) == [.ecg, .tissue, .tissue, .colourFlow, .tissue])
    #expect(recording.source.regions.map(\.isCalibratedTissue) == [false, true, true, false, false])
  }

  @Test func regionThatEndsOnePixelBeyondIsClipped() throws {
    let recording = try read { $0.regions = [.init(left: 2, top: 1, right: 16, bottom: 8)] }
    #expect(recording.source.crop == PixelRectangle(x: 2, y: 1, size: PixelSize(width: 14, height: 7)))
    #expect(recording.notes.contains(.regionClipped) && recording.cine.spacing != nil)
  }

  @Test func resizedPicturesLoseTheirScale() throws {
    let spacing = (tag: 0x0028_0030, vr: "DS", value: Array("0.3\\0.3".utf8))
    let recording = try read {
      $0.regions = [.init(right: 31, bottom: 15)]
      $0.extra = [spacing]
    }
    #expect(recording.cine.spacing == nil && recording.source.crop == nil)
    let code = "calibration-mismatch"
    #expect(codes(recording).contains(code) && codes(recording).contains("no-spacing"))
  }

  @Test func pixelSpacingServesWithoutRegions() throws {
    let spacing = (tag: 0x0028_0030, vr: "DS", value: Array("0.4\\0.3".utf8))
    let recording = try read { $0.extra = [spacing] }
    #expect(recording.cine.spacing == (try Spacing(x: 0.3, y: 0.4)))
    #expect(recording.source.spacing == .pixelSpacing && recording.source.crop == nil)
    let both = try read {
      $0.extra = [spacing]
      $0.regions = [.init(right: 15, bottom: 7)]
    }
    #expect(both.cine.spacing == (try Spacing(x: 0.5, y: 0.5)) && codes(both).contains("spacing-disagrees"))
  }

  @Test func pixelsThatAreNotSquareAreMadeSo() throws {
    // Twice as high as wide.
    let aspect = (tag: 0x0028_0034, vr: "IS", value: Array("2\\1".utf8))
    let recording = try read { $0.extra = [aspect] }
    #expect(recording.cine.size == PixelSize(width: 16, height: 16))
    #expect(recording.notes.contains(.squared(ratio: 0.5)))
    #expect(recording.source.storedSize == builder.size)
    var asStored = builder
    asStored.extra = [aspect]
    #expect(try read(asStored, RecordingOptions(squaresPixels: false)).cine.size == builder.size)
    let calibrated = try read {
      $0.extra = [aspect]
      $0.regions = [.init(right: 15, bottom: 7)]
    }
    #expect(calibrated.cine.size == builder.size)
  }

  // MARK: Time

  @Test func frameTimeGivesTheRate() throws {
    let recording = try read {
      $0.extra = [
        (0x0018_1063, "DS", Array("33.333".utf8)), (0x0018_1088, "IS", Array("72".utf8)),
        (0x0018_6060, "FL", $0.float(12.5) + $0.float(846)), (0x0018_0040, "IS", Array("30".utf8)),
      ]
    }
    #expect(recording.cine.frameRate == 1000 / 33.333)
    #expect(recording.duration == 2 * 33.333 / 1000)
    #expect(recording.source.frameRate == .frameTime && recording.source.frameTimes == [0, 33.333])
    #expect(recording.source.heartRate == 72 && recording.source.rWaveTimes == [12.5, 846])
    #expect(!codes(recording).contains("frame-rate-disagrees"))
  }

  @Test func frameTimeVectorGivesTimesAndTheMeanRate() throws {
    let recording = try read {
      $0.frames = 4
      $0.pixels = .native((0..<4).flatMap { RecordingFixtures.grey(frame: $0) })
      $0.extra = [(0x0018_1065, "DS", Array("0\\20\\20\\35".utf8)), (0x0018_1063, "DS", Array("10".utf8))]
    }
    #expect(recording.source.frameTimes == [0, 20, 40, 75])
    #expect(recording.cine.frameRate == 40 && recording.source.frameRate == .frameTimeVector)
    #expect(recording.notes.contains(.variableFrameRate(shortest: 20, longest: 35)))
  }

  @Test func rateOfPlayingServesLast() throws {
    let recording = try read { $0.extra = [(0x0018_0040, "IS", Array("25".utf8))] }
    #expect(recording.cine.frameRate == 25 && recording.source.frameRate == .cineRate)
    #expect(recording.notes.contains(.displayRate))
    let zero = try read {
      $0.extra = [(0x0018_1063, "DS", Array("0".utf8)), (0x0018_1088, "IS", Array("0".utf8))]
    }
    #expect(zero.cine.frameRate == nil && zero.source.heartRate == nil)
    let differing = try read {
      $0.extra = [(0x0018_1063, "DS", Array("20".utf8)), (0x0018_0040, "IS", Array("25".utf8))]
    }
    #expect(differing.notes.contains(.frameRateDisagrees(taken: 50, other: 25)))
  }

  // MARK: Damage

  @Test func otherDataIsNamed() throws {
    func code(_ change: (inout DICOMBuilder) -> Void) -> String? {
      #expect(throws: ImageFileError.self) { try read(change) }?.code
    }
    #expect(code { $0.colour = "HSV" } == "file-unsupported-type")
    #expect(code { $0.bitsAllocated = 32 } == "file-unsupported-type")
    #expect(code { $0.bitsStored = 9 } == "header-invalid")
    #expect(code { $0.frames = 1_000_000_000 } == "file-too-large")
    #expect(code { $0.frames = 3 } == "frame-damaged")
    #expect(
      code { ($0.transferSyntax, $0.pixels) = ("1.2.840.10008.1.2.4.102", .fragments([[0, 0, 1, 0]])) }
        == "file-unsupported-type")
  }

  @Test func readableFramesCanBeKept() throws {
    var short = builder
    short.frames = 3
    let recording = try read(short, RecordingOptions(damage: .keepReadable))
    #expect(recording.cine.frames.count == 2 && recording.source.frames == 0..<2)
    #expect(recording.source.announcedFrames == 3)
    #expect(codes(recording).contains("frame-damaged"))
    #expect(try read(short, RecordingOptions(frames: 0..<2)).cine.frames == recording.cine.frames)
  }
}
