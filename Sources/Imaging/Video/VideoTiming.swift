/// When the frames of a video are shown.
struct VideoTiming: Equatable {
  var rate: Double?
  var source = FrameRateSource.none
  /// ms from the first frame that was read, one a frame; empty where not known.
  var times: [Double] = []
  var notes: [RecordingNote] = []

  /// The rate by the frames' time stamps, or that of the container where there are none.
  ///
  /// Stamps are whole ticks: a rate that the container states and that agrees with the stamps' mean to within the
  /// rounding is the exact one.
  init(_ stamps: [Int], _ info: VideoInfo, frames: Int) {
    guard frames > 1 else { return }
    if stamps.count == frames, let found = FrameTimes(stamps.map { Double($0) * info.tick }) {
      times = found.times
      source = .timeStamps
      if let note = found.variation(tolerance: info.tick) { notes.append(note) }
      let rounding = info.tick / Double(frames - 1)
      let stated = info.rate.flatMap { abs(1000 / $0 - found.mean) <= rounding ? $0 : nil }
      rate = stated ?? found.rate
    } else if let stated = info.rate {
      rate = stated
      source = .header
      times = (0..<frames).map { 1000 * Double($0) / stated }
    } else {
      notes.append(.noFrameRate)
    }
  }
}
