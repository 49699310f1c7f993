/// What one beat of one view gave at end-diastole and end-systole.
public struct ViewBeat<Frame> {
  /// The view.
  public let view: EFView
  /// At end-diastole and at end-systole.
  public let ed, es: Frame

  /// The two frames of a beat.
  public init(view: EFView, ed: Frame, es: Frame) {
    self.view = view
    self.ed = ed
    self.es = es
  }

  /// The frame of a phase.
  public subscript(phase: EFPhase) -> Frame { phase == .ed ? ed : es }

  /// Both frames, turned into something else.
  public func map<Other, Failure: Error>(
    _ transform: (Frame) throws(Failure) -> Other
  ) throws(Failure) -> ViewBeat<Other> {
    ViewBeat<Other>(view: view, ed: try transform(ed), es: try transform(es))
  }
}

extension ViewBeat: Sendable where Frame: Sendable {}
extension ViewBeat: Equatable where Frame: Equatable {}
extension ViewBeat: Encodable where Frame: Encodable {}
extension ViewBeat: Decodable where Frame: Decodable {}

extension ViewBeat<VentricleShape> {
  /// nil where a frame of the beat was not measured.
  public init?(_ beat: BeatContours) {
    guard let ed = beat.ed.shape, let es = beat.es.shape else { return nil }
    self.init(view: beat.beat.view, ed: ed, es: es)
  }
}
