internal import Foundation

/// Reads the first video of a file, frame by frame.
///
/// Luma is taken as it is coded: luma of 16…235, which streams use that state no range, is spread to 0…255. Videos
/// state no spacing. Non-square pixels are made square, see ``RecordingOptions/squaresPixels``. A frame that the
/// decoder had to conceal counts as damaged, and so do frames that the container announces and does not hold.
struct VideoReader {
  private let file: VideoFile
  private let options: RecordingOptions
  private var frames: [Image] = []
  /// Time stamps of the frames that were read, and of the file's first.
  private var times: [Int] = []
  private var start: Int?
  private var lastDuration = 0
  private var areTimesComplete = true
  private var notes: [RecordingNote] = []
  private var storedSize: PixelSize?
  private var look: (grey: GreyConversion, colouredShare: Double) = (.luma, 0)

  static func recording(
    _ url: URL, _ options: RecordingOptions, isContainer: Bool
  ) throws(ImageFileError.Problem) -> Recording {
    var reader = VideoReader(file: try VideoFile(url, isContainer: isContainer), options: options)
    return try reader.recording()
  }

  private init(file: VideoFile, options: RecordingOptions) {
    self.file = file
    self.options = options
  }

  private mutating func recording() throws(ImageFileError.Problem) -> Recording {
    let wanted = options.frames ?? 0..<Int.max
    let end = try decode(wanted)
    guard let storedSize else {
      throw .noFrames(reason: "\(end) frames, asked for: from \(wanted.lowerBound) on")
    }
    let read = wanted.lowerBound..<wanted.lowerBound + frames.count
    if options.frames != nil, read.count != file.info.announcedFrames {
      notes.append(.subset(read, announced: file.info.announcedFrames))
    }
    var source = RecordingSource(
      format: .video, encoding: file.info.encoding, storedSize: storedSize,
      announcedFrames: file.info.announcedFrames, frames: read)
    source.grey = look.grey
    source.colouredShare = look.colouredShare
    let timing = VideoTiming(areTimesComplete ? times : [], file.info, frames: frames.count)
    source.frameRate = timing.source
    source.frameTimes = timing.times
    return Recording(
      cine: Cine(frames: frames, frameRate: timing.rate), source: source,
      notes: timing.notes + pictureNotes + notes)
  }

  /// Decodes up to the end of the range, or of the file.
  ///
  /// - Returns: The number of frames that were met.
  private mutating func decode(_ wanted: Range<Int>) throws(ImageFileError.Problem) -> Int {
    var index = 0
    while index < wanted.upperBound {
      do throws(ImageFileError.Problem) {
        guard let frame = try file.next() else {
          try checkEnd(index)
          return index
        }
        if frame.isSuspect { throw ImageFileError.Problem.damaged(reason: "parts of it are missing") }
        if index == 0 { start = frame.time }
        if index >= wanted.lowerBound { try append(frame) }
      } catch .damaged(let reason) {
        guard options.damage == .keepReadable, !frames.isEmpty else {
          throw .damagedFrame(frame: index, reason: reason)
        }
        notes.append(.damagedFrame(frame: index, reason: reason))
        return index
      }
      index += 1
    }
    return index
  }

  private mutating func append(_ frame: VideoFrame) throws(ImageFileError.Problem) {
    if let storedSize, storedSize != frame.size {
      throw .damaged(reason: "its size is \(frame.size), that of those before \(storedSize)")
    }
    _ = try ImageLimits.grid([frame.size.width, frame.size.height, frames.count + 1])
    let grey = frame.grey(try file.samples(frame))
    if storedSize == nil { look = (frame.conversion, file.colouredShare) }
    storedSize = frame.size
    lastDuration = frame.duration
    if let time = frame.time { times.append(time) } else { areTimesComplete = false }
    let image = Image(size: frame.size, spacing: nil, pixels: grey)
    frames.append(pixelRatio.map { image.squared(ratio: $0) } ?? image)
  }

  /// Meets the container's count, less what it tells players to skip, and the end that it announces.
  private mutating func checkEnd(_ found: Int) throws(ImageFileError.Problem) {
    if let announced = file.info.announcedFrames, found < announced - file.discardedFrames {
      let expected = announced - file.discardedFrames
      guard options.damage == .keepReadable, !frames.isEmpty else {
        throw .missingFrames(expected: expected, found: found)
      }
      notes.append(.missingFrames(expected: expected, found: found))
    } else if let end = file.info.announcedEnd, let reached = lastEnd, reached + 1 < Double(end) {
      let (found, stated) = (reached * file.info.tick, Double(end) * file.info.tick)
      throw .damaged(reason: String(format: "the file ends at %.0f of %.0f ms", found, stated))
    }
  }

  /// End of the last frame in ticks from the first, by its own duration or the mean interval, whichever is longer.
  private var lastEnd: Double? {
    guard let start, let first = times.first, let last = times.last else { return nil }
    let mean = times.count > 1 ? (Double(last) - Double(first)) / Double(times.count - 1) : 0
    return Double(last) - Double(start) + max(mean, Double(lastDuration))
  }

  private var pixelRatio: Double? { options.squaresPixels ? file.info.pixelRatio : nil }

  private var pictureNotes: [RecordingNote] {
    var notes: [RecordingNote] = [.noSpacing]
    if let pixelRatio { notes.append(.squared(ratio: pixelRatio)) }
    notes.append(.textMayShow)
    if look.colouredShare >= 0.01 { notes.append(.coloured(share: look.colouredShare)) }
    if file.info.rotation != 0 { notes.append(.rotation(degrees: file.info.rotation)) }
    return notes
  }
}
