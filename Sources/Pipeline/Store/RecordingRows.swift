package import Foundation
internal import GRDB

/// A whole recording as it was read.
package struct RecordingRow: StoreRow {
  package static let databaseTableName = "recordings"
  /// View and number of the recording.
  package var id, view: String
  /// Path below the cohort; never a name out of the file.
  package var location, format: String
  package var frames, width, height: Int
  /// Frames per second and where that came from.
  package var frameRate: Double?
  package var rateSource: String
  /// mm per pixel; nil where no scale is known: lengths are in pixels.
  package var spacingX, spacingY: Double?
  package var spacingSource: String
  /// What is missing, odd or was changed: JSON list of sentences.
  package var notes: String
  /// ED and ES that were known beforehand: JSON list.
  package var knownBeats: String?
}

/// The beats that one method found in one recording.
package struct TimingRow: StoreRow {
  package static let databaseTableName = "timings"
  package var recording: String
  /// "area", "network" or "given".
  package var method: String
  /// The network whose output was read: segmentation or timing; empty for given beats.
  package var model: String
  /// Whether EF was measured at these beats.
  package var isUsed: Bool
  /// LV area (mm², or pixels without spacing) or phase curve from 1 at ED to 0 at ES: JSON, one a frame.
  package var curve, smoothed: String
  /// JSON list of ``ApicalEF/TimedBeat``.
  package var beats: String
  /// JSON of ``ApicalEF/TimingSettings``.
  package var settings: String
  /// Why there is no beat.
  package var failure: String?
}

/// A small frame of a recording with its labels on the same grid.
package struct CineFrameRow: StoreRow {
  package static let databaseTableName = "cine_frames"
  package var recording: String
  package var frame: Int
  package var image, labels: Data
}
