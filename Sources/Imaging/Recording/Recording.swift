/// A recording as it was read: its frames, where scale and rate came from, and what its user should know.
///
/// Neither names, ids, dates nor institutions are read from a file: there is no field for them. Text burnt into the
/// pixels is cut off with everything outside of the calibrated region, see ``RecordingOptions/crop``.
public struct Recording: Sendable, Equatable {
  /// Grey frames of 0…255.
  public let cine: Cine
  /// What the file states, and which of it was used.
  public let source: RecordingSource
  /// What is missing, odd or was changed.
  public let notes: [RecordingNote]

  /// Seconds from the first frame to the end of the last; nil without a frame rate.
  public var duration: Double? { cine.frameRate.map { Double(cine.frames.count) / $0 } }
}
