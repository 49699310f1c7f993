internal import CDCMTK

/// When the frames of a DICOM file were taken, by the best statement in it.
struct DICOMTiming: Equatable {
  var rate: Double?
  var source = FrameRateSource.none
  /// ms from the first frame of the file, one a frame; empty where not known.
  var times: [Double] = []
  var notes: [RecordingNote] = []

  /// FrameTimeVector, FrameTime, CineRate, RecommendedDisplayFrameRate: the first that makes sense.
  init(_ file: DICOMFile, frames: Int) {
    guard frames > 1 else { return }
    useVector(file.numbers(CDCMTK_FRAME_TIME_VECTOR), frames)
    if rate == nil { useTime(file.number(CDCMTK_FRAME_TIME), frames) }
    let playing = [
      (CDCMTK_CINE_RATE, FrameRateSource.cineRate), (CDCMTK_RECOMMENDED_DISPLAY_FRAME_RATE, .displayRate),
    ]
    for (attribute, name) in playing {
      guard let value = file.number(attribute), value > 0 else { continue }
      if let rate {
        // Whole numbers: half a frame and 2 % are rounding.
        if abs(value - rate) > 0.5 + 0.02 * rate, notes.isEmpty {
          notes.append(.frameRateDisagrees(taken: rate, other: value))
        }
      } else {
        use(rate: value, name, frames)
        notes.append(.displayRate)
      }
    }
    if rate == nil { notes.append(.noFrameRate) }
  }

  /// Increments, of which the first belongs to no interval.
  private mutating func useVector(_ increments: [Double], _ frames: Int) {
    guard increments.count == frames else { return }
    var time = 0.0
    let sums = increments.dropFirst().map { increment in
      time += increment
      return time
    }
    guard let found = FrameTimes([0] + sums) else { return }
    times = found.times
    rate = found.rate
    source = .frameTimeVector
    if let note = found.variation(tolerance: 1) { notes.append(note) }
  }

  private mutating func useTime(_ interval: Double?, _ frames: Int) {
    guard let interval, interval > 0 else { return }
    use(rate: 1000 / interval, .frameTime, frames)
    times = (0..<frames).map { Double($0) * interval }
  }

  private mutating func use(rate: Double, _ name: FrameRateSource, _ frames: Int) {
    self.rate = rate
    source = name
    times = (0..<frames).map { 1000 * Double($0) / rate }
  }
}
