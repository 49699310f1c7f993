/// Times of the frames of a recording, and the rate that follows.
struct FrameTimes: Equatable {
  /// ms from the first frame; at least two, growing.
  let times: [Double]

  /// - Returns: nil below two frames and for times that do not grow.
  init?(_ times: [Double]) {
    guard times.count > 1, zip(times, times.dropFirst()).allSatisfy({ $0 < $1 && $1.isFinite }) else {
      return nil
    }
    self.times = times.map { $0 - times[0] }
  }

  /// Mean interval, ms.
  var mean: Double { times[times.count - 1] / Double(times.count - 1) }
  /// Frames per second.
  var rate: Double { 1000 / mean }

  /// A note when an interval is further than `tolerance` ms and 1 % from the mean.
  func variation(tolerance: Double) -> RecordingNote? {
    let intervals = zip(times, times.dropFirst()).map { $1 - $0 }
    guard let shortest = intervals.min(), let longest = intervals.max() else { return nil }
    let allowed = tolerance + 0.01 * mean
    guard longest - mean > allowed || mean - shortest > allowed else { return nil }
    return .variableFrameRate(shortest: shortest, longest: longest)
  }
}
