public import ApicalImaging
internal import ApicalRandom

/// A whole generated recording: some beats, and a part of a beat before and after them.
///
/// One recording in four begins with an end-diastole, as one that is triggered by the ECG.
public struct PhantomCine: Sendable, Equatable {
  /// The recording that it is cut from.
  public let view: PhantomView
  /// Its frames in that recording.
  public let frames: Range<Int>

  init(kind: ViewKind, heart: PhantomHeart) {
    precondition(heart.beats.count > 2, "the first and the last beat are cut")
    view = PhantomView(kind: kind, heart: heart)
    var random = CounterRandom(seed: heart.seed, stream: view.stream + "/cine")
    let (first, last) = (heart.beats[0], heart.beats[heart.beats.count - 1])
    let isTriggered = random.uniform() < 0.25
    let lead = Int(Double(first.frameCount) * random.uniform(in: 0.1...1))
    let tail = Int(Double(last.frameCount) * random.uniform(in: 0.02...0.95))
    frames = (isTriggered ? first.frameCount : lead)..<(last.firstFrame + tail + 1)
  }

  /// Frames per second.
  public var frameRate: Double { view.heart.frameRate }

  /// End-diastole and the end-systole after it, of every beat that shows both; frames from 0.
  public var knownBeats: [KnownBeat]? {
    view.beats.filter { frames.contains($0.firstFrame) && frames.contains($0.endSystole) }
      .map { KnownBeat(ed: $0.firstFrame - frames.lowerBound, es: $0.endSystole - frames.lowerBound) }
  }

  /// A frame of the recording, from 0.
  public func frame(_ index: Int) -> PhantomFrame {
    PhantomFrame(view: view, index: frames.lowerBound + index)
  }

  /// Every frame that is an end-diastole or an end-systole, those of the cut beats too; frames from 0, those
  /// shortly outside of the recording included.
  var turningPoints: [(phase: Phase, frame: Int)] {
    view.beats.flatMap { beat in
      [(Phase.ed, beat.firstFrame - frames.lowerBound), (.es, beat.endSystole - frames.lowerBound)]
    }
  }
}

extension PhantomCine: CineSource {
  /// How the recording is made: exam and view.
  public var location: String { "phantom \(view.heart.id) \(view.kind.rawValue) cine" }
  /// Exam, view and the frames.
  public var fingerprint: String { "\(location) \(frames.lowerBound)-\(frames.upperBound)" }

  /// Draws every frame: some 30 ms each on one core.
  public func open() -> OpenedCine {
    let simulator = EchoSimulator(view: view)
    let images = frames.map { simulator.image(frame: $0) }
    return OpenedCine(
      cine: Cine(frames: images, frameRate: frameRate), spacingSource: "generated", rateSource: "generated",
      format: "in-silico")
  }

  /// Draws one frame.
  public func image(frame index: Int) -> Image { frame(index).image() }

  /// LV, MYO and LA as the geometry has them.
  public func reference(frame index: Int) -> LabelMap? { frame(index).reference() }
}
