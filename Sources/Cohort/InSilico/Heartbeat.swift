/// One cardiac cycle of a phantom, frame by frame: end-diastole is its first frame.
public struct Heartbeat: Sendable, Equatable {
  /// Index of the first frame (end-diastole) in the recording.
  public let firstFrame: Int
  /// Number of frames up to the next end-diastole.
  public let frameCount: Int
  /// Frames from end-diastole to end-systole.
  public let systolicFrames: Int

  /// - Parameters:
  ///   - firstFrame: Index of the beat's end-diastole in the recording.
  ///   - duration: RR interval, s.
  ///   - frameRate: Frames per second.
  ///   - systole: Length of the systole in units of Weissler's.
  init(firstFrame: Int, duration: Double, frameRate: Double, systole scale: Double = 1) {
    self.firstFrame = firstFrame
    frameCount = max(12, Int((duration * frameRate).rounded()))
    // Weissler: left ventricular ejection and pre-ejection shorten with the heart rate, 546 − 2.1 × rate (ms).
    let systole = scale * (0.546 - 0.0021 * 60 / duration)
    systolicFrames = min(frameCount - 6, max(4, Int((systole * frameRate).rounded())))
  }

  /// Indices of its frames in the recording.
  public var frames: Range<Int> { firstFrame..<(firstFrame + frameCount) }

  /// Index of end-systole in the recording.
  public var endSystole: Int { firstFrame + systolicFrames }

  /// How full the ventricle is: 1 at end-diastole, 0 at end-systole, strictly between elsewhere.
  ///
  /// Ejection, rapid filling to 70 %, diastasis and the atrial kick.
  func filling(frame index: Int) -> Double {
    let offset = index - firstFrame
    if offset <= systolicFrames {
      return 1 - Self.ease(Double(offset) / Double(systolicFrames))
    }
    let diastole = Double(offset - systolicFrames) / Double(frameCount - systolicFrames)
    let early = 0.70 * Self.ease(min(1, diastole / 0.42))
    let slow = 0.06 * min(1, diastole / 0.78)
    let kick = 0.24 * Self.ease(max(0, (diastole - 0.74) / 0.26))
    return early + slow + kick
  }

  /// How far the mitral leaflets are open, 0…1: shut in systole, wide in rapid filling, again at the kick.
  func mitralOpening(frame index: Int) -> Double {
    let offset = index - firstFrame
    guard offset > systolicFrames else { return offset == 0 ? 0.12 : 0 }
    let diastole = Double(offset - systolicFrames) / Double(frameCount - systolicFrames)
    func bump(_ centre: Double, _ width: Double) -> Double {
      let distance = (diastole - centre) / width
      return 1 / (1 + distance * distance * distance * distance)
    }
    let shut = Self.ease(min(1, diastole / 0.12)) * (0.12 + 0.88 * Self.ease(min(1, (1 - diastole) / 0.1)))
    return min(1, max(bump(0.25, 0.17), 0.4, 0.75 * bump(0.84, 0.1))) * shut
  }

  /// Smooth step from 0 to 1 with flat ends.
  private static func ease(_ x: Double) -> Double { x * x * (3 - 2 * x) }
}
