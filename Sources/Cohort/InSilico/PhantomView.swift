import ApicalImaging
internal import ApicalRandom
import Foundation

/// One generated recording: a heart, a view of it and the scanner's settings.
public struct PhantomView: Sendable, Equatable {
  /// A2C or A4C.
  public let kind: ViewKind
  /// Depth, opening angle, tip and grid: what a sector estimate should find.
  public let acquisition: Acquisition
  let heart: PhantomHeart
  let pose: PhantomPose
  let look: ScannerLook
  let anatomy: PhantomAnatomy

  init(kind: ViewKind, heart: PhantomHeart) {
    self.kind = kind
    self.heart = heart
    var random = CounterRandom(seed: heart.seed, stream: heart.id + "/" + kind.rawValue + "/view")
    look = ScannerLook(style: heart.style, using: &random)
    let placed = Self.place(kind, heart, look, using: &random)
    acquisition = placed.acquisition
    pose = placed.pose
    anatomy = PhantomAnatomy(kind: kind, look: look, using: &random)
  }

  /// Prefix of the names of all random streams of this view.
  var stream: String { heart.id + "/" + kind.rawValue }

  /// The beat that holds a frame of the recording; the last one for a later frame.
  func beat(frame index: Int) -> Heartbeat {
    heart.beats.last { $0.firstFrame <= index } ?? heart.beats[0]
  }

  /// The cardiac cycles of the recording, in order.
  public var beats: [Heartbeat] { heart.beats }

  /// The lumen in a frame of the recording.
  public func shape(frame index: Int) -> PhantomLumen {
    heart.shape(filling: beat(frame: index).filling(frame: index))
  }

  /// Number of frames of the recording: whole beats.
  public var frameCount: Int {
    let last = heart.beats[heart.beats.count - 1]
    return last.firstFrame + last.frameCount
  }
}
