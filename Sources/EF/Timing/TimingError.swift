/// Why a cine gave no beats.
public enum TimingError: Error, Sendable, Equatable, Codable, CustomStringConvertible {
  /// The frame rate is not above zero.
  case noFrameRate(Double)
  /// The area of this frame is negative or not finite.
  case notAnArea(frame: Int)
  /// Too few frames with an area.
  case tooFewFrames(measured: Int, minimum: Int)
  /// The area never falls and rises enough; the curve's range relative to its median, %.
  case noBeat(rangePercent: Double)
  /// The network sees no heart that beats: the range of its curve from 1 at ED to 0 at ES.
  case noPhase(range: Double)
  /// Not one beat was matched with a known one.
  case nothingMatched(known: Int, found: Int)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .noFrameRate(let rate):
      "Frame rate: \(rate) per second, needed: above zero. Give the frame rate of the recording."
    case .notAnArea(let frame):
      "The LV area of frame \(frame) is negative or not finite. Leave a frame without segmentation empty."
    case .tooFewFrames(let measured, let minimum):
      "Frames with an LV area: \(measured), needed: \(minimum). "
        + "Is the recording an apical view within the range of the model?"
    case .noBeat(let range):
      "No beat was found: the LV area varies by \((range * 10).rounded() / 10) % over the recording. "
        + "Does it hold an end-diastole and the end-systole after it?"
    case .noPhase(let range):
      "No beat was found: the network's curve from ED (1) to ES (0) spans \((range * 100).rounded() / 100), "
        + "needed: \(BeatTiming.minimumPhaseRange). Is the recording an apical view of a beating heart?"
    case .nothingMatched(let known, let found):
      "No found beat matches a known one (found: \(found), known: \(known)). Do both count frames from 0?"
    }
  }
}
