public import ApicalImaging

/// One frame of a generated recording, drawn when asked for.
///
/// The pixels depend on (seed, exam, view, frame) alone: the order of the requests does not matter.
public struct PhantomFrame: FrameSource {
  /// The recording that it belongs to.
  public let view: PhantomView
  /// Index in the recording, from 0.
  public let index: Int

  /// - Parameters:
  ///   - view: The recording.
  ///   - index: From 0, below the recording's number of frames.
  public init(view: PhantomView, index: Int) {
    precondition(index >= 0 && index < view.frameCount, "the recording has \(view.frameCount) frames")
    self.view = view
    self.index = index
  }

  /// How the frame is made: exam, view and index.
  public var location: String { "phantom \(view.heart.id) \(view.kind.rawValue) frame \(index)" }
  /// Always true.
  public var hasReference: Bool { true }

  /// Integer grey values 0…255, black outside the sector; some 50 ms on one core.
  public func image() -> Image { EchoSimulator(view: view).image(frame: index) }

  /// LV, MYO and LA as the geometry has them, cut at the borders of the sector.
  public func reference() -> LabelMap? {
    let plane = PhantomPlane(view: view, frame: index)
    let acquisition = view.acquisition
    var map = LabelMap(
      size: acquisition.size, spacing: acquisition.spacing,
      labels: [UInt8](repeating: 0, count: acquisition.size.count))
    let (columns, rows) = plane.labelledArea(acquisition)
    for row in rows {
      for column in columns {
        let (x, y) = acquisition.position(column: column, row: row)
        guard acquisition.contains(x: Double(x), y: Double(y)) else { continue }
        let (s, across) = plane.local(x: x, y: y)
        map[column, row] = plane.label(s: s, x: across)
      }
    }
    return map
  }
}
