internal import CDCMTK
internal import Foundation

/// Reads ultrasound recordings in DICOM files, frame by frame.
///
/// Values are those stored: a window of display is not applied. Transfer syntaxes: ``DICOMEncoding``.
struct DICOMReader {
  private let file: DICOMFile
  private let options: RecordingOptions
  private let pixels: DICOMPixels
  private let palette: DICOMPalette?
  private let transferSyntax: String
  private let encoding: DICOMEncoding
  private let calibration: Calibration
  private let regions: [UltrasoundRegion]

  init(_ url: URL, options: RecordingOptions) throws(ImageFileError.Problem) {
    file = try DICOMFile(url)
    self.options = options
    transferSyntax = file.text(CDCMTK_TRANSFER_SYNTAX) ?? "none"
    encoding = try DICOMEncoding(transferSyntax: transferSyntax)
    pixels = try DICOMPixels(file, isNative: encoding == .native)
    palette = DICOMPalette(file)
    regions = (0..<min(file.regionCount, 64)).compactMap(file.region)
    calibration = Calibration(
      regions: regions, pixelSpacing: file.spacing(CDCMTK_PIXEL_SPACING), size: pixels.size)
  }

  /// Decodes the frames asked for.
  func recording() throws(ImageFileError.Problem) -> Recording {
    let range = try options.frames(of: pixels.frames)
    let part = crop ?? PixelRectangle(pixels.size)
    _ = try ImageLimits.grid([part.size.width, part.size.height, range.count])
    let timing = DICOMTiming(file, frames: pixels.frames)
    let (frames, look, damage) = try decode(range, part)
    let read = range.lowerBound..<range.lowerBound + frames.count
    let cine = Cine(frames: frames, frameRate: timing.rate)
    var notes = calibration.notes + timing.notes
    if range.count < pixels.frames { notes.append(.subset(range, announced: pixels.frames)) }
    notes += pictureNotes(look) + damage
    return Recording(cine: cine, source: source(read, look, timing), notes: notes)
  }

  /// How the first frame looked.
  private typealias Look = (grey: GreyConversion, colouredShare: Double)

  private var crop: PixelRectangle? { options.crop == .region ? calibration.crop : nil }

  private func decode(
    _ range: Range<Int>, _ part: PixelRectangle
  ) throws(ImageFileError.Problem) -> (frames: [Image], look: Look, damage: [RecordingNote]) {
    var frames: [Image] = []
    var look: Look = (.stored, 0)
    for index in range {
      do throws(ImageFileError.Problem) {
        let samples = try samples(index)
        let grey = try samples.grey(part, palette: palette)
        if frames.isEmpty { look = (grey.conversion, samples.colouredShare(part, palette: palette)) }
        frames.append(finished(grey.pixels, part.size))
      } catch .damaged(let reason) {
        guard options.damage == .keepReadable, !frames.isEmpty else {
          throw .damagedFrame(frame: index, reason: reason)
        }
        return (frames, look, [.damagedFrame(frame: index, reason: reason)])
      }
    }
    return (frames, look, [])
  }

  private func samples(_ index: Int) throws(ImageFileError.Problem) -> DICOMSamples {
    switch encoding {
    case .native:
      return DICOMSamples(
        try file.bytes(index * pixels.frameBytes, pixels.frameBytes), colour: pixels.colour, as: pixels)
    case .runLengths: return try RunLengths.samples(file.codestream(index), as: pixels)
    case .jpeg2000: return try JPEG2000.samples(file.codestream(index), as: pixels)
    case .jpeg:
      let (bytes, colour) = try file.frame(
        index, capacity: pixels.size.count * pixels.channels * pixels.bytesPerSample)
      let found = colour.isEmpty ? pixels.colour : colour
      return DICOMSamples(bytes, colour: found.withoutSharedChroma, as: pixels)
    }
  }

  private func finished(_ grey: [Float], _ size: PixelSize) -> Image {
    let image = Image(size: size, spacing: calibration.spacing, pixels: grey)
    return pixelRatio.map { image.squared(ratio: $0) } ?? image
  }

  /// Width of a pixel to its height, where it has to be undone.
  private var pixelRatio: Double? {
    guard options.squaresPixels, calibration.spacing == nil,
      let vertical = file.number(CDCMTK_PIXEL_ASPECT_RATIO, at: 0), vertical > 0,
      let horizontal = file.number(CDCMTK_PIXEL_ASPECT_RATIO, at: 1), horizontal > 0,
      vertical != horizontal, (0.1...10).contains(horizontal / vertical)
    else { return nil }
    return horizontal / vertical
  }

  private func pictureNotes(_ look: Look) -> [RecordingNote] {
    var notes: [RecordingNote] = []
    if calibration.spacing == nil { notes.append(.noSpacing) }
    if let pixelRatio { notes.append(.squared(ratio: pixelRatio)) }
    if let crop { notes.append(.cropped(crop)) } else { notes.append(.textMayShow) }
    if look.colouredShare >= 0.01 { notes.append(.coloured(share: look.colouredShare)) }
    return notes
  }

  private func source(_ read: Range<Int>, _ look: Look, _ timing: DICOMTiming) -> RecordingSource {
    var source = RecordingSource(
      format: .dicom, encoding: DICOMEncoding.name(transferSyntax), storedSize: pixels.size,
      announcedFrames: pixels.frames,
      frames: read)
    source.grey = look.grey
    source.colouredShare = look.colouredShare
    source.spacing = calibration.source
    source.regions = regions
    source.crop = crop
    source.frameRate = timing.source
    if !timing.times.isEmpty {
      source.frameTimes = timing.times[read].map { $0 - timing.times[read.lowerBound] }
    }
    source.heartRate = file.number(CDCMTK_HEART_RATE).flatMap { $0 > 0 ? $0 : nil }
    source.rWaveTimes = file.numbers(CDCMTK_R_WAVE_TIME_VECTOR)
    source.manufacturer = file.text(CDCMTK_MANUFACTURER)
    source.model = file.text(CDCMTK_MODEL)
    return source
  }
}

extension DICOMFile {
  /// Distances between rows and between columns, in mm, as PixelSpacing has them.
  func spacing(_ attribute: cdcmtk_attribute) -> Spacing? {
    guard let rows = number(attribute, at: 0), let columns = number(attribute, at: 1) else { return nil }
    return try? Spacing(x: columns, y: rows)
  }

  /// A region; nil without a place in the picture.
  func region(_ index: Int) -> UltrasoundRegion? {
    func integer(_ attribute: cdcmtk_attribute) -> Int? {
      number(attribute, region: index).flatMap { Int(exactly: $0) }
    }
    guard let left = integer(CDCMTK_REGION_MIN_X), let top = integer(CDCMTK_REGION_MIN_Y),
      let right = integer(CDCMTK_REGION_MAX_X), let bottom = integer(CDCMTK_REGION_MAX_Y),
      left <= right, top <= bottom
    else { return nil }
    let (unitsX, unitsY) = (integer(CDCMTK_REGION_UNITS_X), integer(CDCMTK_REGION_UNITS_Y))
    let centimetres = 3
    var spacing: Spacing?
    if unitsX == centimetres, unitsY == centimetres, let x = number(CDCMTK_REGION_DELTA_X, region: index),
      let y = number(CDCMTK_REGION_DELTA_Y, region: index)
    {
      // A sign tells the direction of the axis.
      spacing = try? Spacing(x: 10 * abs(x), y: 10 * abs(y))
    }
    return UltrasoundRegion(
      spatialFormat: .init(code: integer(CDCMTK_REGION_SPATIAL_FORMAT)),
      dataType: .init(code: integer(CDCMTK_REGION_DATA_TYPE)),
      rectangle: PixelRectangle(
        x: left, y: top, size: PixelSize(width: right - left + 1, height: bottom - top + 1)),
      spacing: spacing)
  }
}
