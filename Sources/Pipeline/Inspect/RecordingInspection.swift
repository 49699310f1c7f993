public import ApicalImaging
import Foundation

/// What was understood of one recording: the content of `apical inspect FILE`.
public struct RecordingInspection: Sendable, Codable, Equatable {
  /// Something to know about the recording.
  public struct Note: Sendable, Codable, Equatable {
    /// Stable name, such as "no-spacing".
    public let code: String
    /// What was found and what it means.
    public let message: String
  }

  /// The file's name without its folder.
  public let file: String
  /// Frames that were read.
  public let frames: Int
  /// Columns and rows of the frames after cropping.
  public let size: PixelSize
  /// Frames per second.
  public let frameRate: Double?
  /// Seconds.
  public let duration: Double?
  /// mm per pixel.
  public let spacing: Spacing?
  /// mm.
  public let depth: Double?
  /// Opening angle of the sector over all frames, degrees; nil where none is seen. Pixels of unknown size count as
  /// square.
  public let angle: Double?
  /// What the file states.
  public let source: RecordingSource
  /// What is missing, odd or was changed.
  public let notes: [Note]

  /// - Parameter file: The file's name, for the heading.
  public init(_ recording: Recording, file: String) {
    self.file = file
    frames = recording.cine.frames.count
    size = recording.cine.size
    frameRate = recording.cine.frameRate
    duration = recording.duration
    spacing = recording.cine.spacing
    depth = recording.cine.frames[0].depth
    angle = try? Sector.estimate(from: recording.cine.inSquarePixels).angle
    source = recording.source
    notes = recording.notes.map { Note(code: $0.code, message: $0.description) }
  }
}
