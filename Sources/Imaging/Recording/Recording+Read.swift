public import Foundation

extension Recording {
  /// Reads a recording; the format is told by the content, whatever the name.
  ///
  /// DICOM, videos (MP4, AVI, Matroska and others that FFmpeg's libraries read), NIfTI, MetaImage and PNG. The frames
  /// that are kept hold at most ``ImageLimits/voxels`` pixels; ask for some of the frames of a longer recording.
  /// - Throws: ``ImageFileError``.
  public static func read(
    _ url: URL, options: RecordingOptions = RecordingOptions()
  ) throws(ImageFileError) -> Recording {
    try ImageFileError.naming(url.path) { () throws(ImageFileError.Problem) in
      let head = try FileBytes.read(url, limit: RecordingFormat.headLength)
      return switch RecordingFormat(head: head) {
      case .dicom: try DICOMReader(url, options: options).recording()
      case .video:
        try VideoReader.recording(url, options, isContainer: RecordingFormat.isVideoContainer(head))
      case .nifti: try grid(NIfTI.volume(url, isGzipped: false), .nifti, options)
      case .gzippedNIfTI: try grid(NIfTI.volume(url, isGzipped: true), .gzippedNIfTI, options)
      case .metaImage: try grid(MetaImage.volume(url), .metaImage, options)
      case .png: try picture(PNG.image(try FileBytes.read(url)))
      }
    }
  }

  /// Formats that are a grid and a scale.
  private static func grid(
    _ volume: Volume, _ format: RecordingFormat, _ options: RecordingOptions
  ) throws(ImageFileError.Problem) -> Recording {
    let all = try volume.cine()
    let range = try options.frames(of: all.frames.count)
    let cine = Cine(frames: Array(all.frames[range]), frameRate: all.frameRate)
    var source = RecordingSource(
      format: format, encoding: "\(volume.header.type)", storedSize: all.size,
      announcedFrames: all.frames.count,
      frames: range)
    var notes: [RecordingNote] =
      range.count == all.frames.count ? [] : [.subset(range, announced: all.frames.count)]
    source.spacing = cine.spacing == nil ? .none : .header
    if cine.spacing == nil { notes.append(.noSpacing) }
    if let rate = cine.frameRate {
      source.frameRate = .header
      source.frameTimes = range.indices.map { 1000 * Double($0 - range.lowerBound) / rate }
    } else if range.count > 1 {
      notes.append(.noFrameRate)
    }
    return Recording(cine: cine, source: source, notes: notes)
  }

  private static func picture(_ image: Image) -> Recording {
    let source = RecordingSource(
      format: .png, encoding: "PNG", storedSize: image.size, announcedFrames: 1, frames: 0..<1)
    return Recording(
      cine: Cine(frames: [image], frameRate: nil), source: source, notes: [.noSpacing, .textMayShow])
  }
}

extension RecordingOptions {
  /// The frames to read of a file that announces `count`.
  func frames(of count: Int) throws(ImageFileError.Problem) -> Range<Int> {
    let range = (frames ?? 0..<count).clamped(to: 0..<count)
    guard !range.isEmpty else {
      throw .noFrames(reason: "frames asked for: \(frames ?? 0..<0), in the file: \(count)")
    }
    return range
  }
}
