package import Foundation
package import GRDB

/// What a row of the store holds; columns are the properties in snake case.
package protocol StoreRow: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {}

extension StoreRow {
  package static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
  package static var databaseColumnEncodingStrategy: DatabaseColumnEncodingStrategy { .convertToSnakeCase }
}

/// The one study of a result file.
package struct StudyRow: StoreRow {
  package static let databaseTableName = "study"
  package var id = 1
  package var name, title, question: String
  /// The study file word for word, and the SHA-256 of that text.
  package var yaml, sha256: String
  /// The study as it was understood, defaults filled in: JSON of ``Study``.
  package var choices: String
  package var cohortName, cohortLayout, cohortOrigin: String
  /// SHA-256 of what the cohort was made of: exams, files with their sizes, recorded values.
  package var cohortSha256: String
  /// Number of exams selected, run or not.
  package var exams: Int
}

/// A network that took part; its id is what the study calls it.
package struct ModelRow: StoreRow {
  package static let databaseTableName = "models"
  package var id, name, version, sha256, licence: String
  /// The model card, JSON.
  package var card: String
  /// Place in the study, from 0.
  package var position = 0
  /// How it was run; empty in stores of before that never ran.
  package var precision: String?
  package var threads: Int?
}

/// Whose result a row is.
package struct SourceRow: StoreRow {
  package static let databaseTableName = "sources"
  /// The reference annotation.
  package static let reference = "reference"
  package var id: String
  package var model: String?
}

/// One call of `apical run` on this file.
package struct RunRow: StoreRow {
  package static let databaseTableName = "runs"
  package var id: Int64?
  package var started: String
  package var finished: String?
  /// This program, the inference engine and the processor, each with its version or name.
  package var software, engine, processor: String
  package var precision: String
  package var threads: Int
}

package struct ExamRow: StoreRow {
  package static let databaseTableName = "exams"
  package var id: String
  /// Place in the cohort, from 0.
  package var position: Int
  package var recordedEdv, recordedEsv, recordedEf: Double?
  /// JSON object.
  package var attributes: String
}

package struct ViewRow: StoreRow {
  package static let databaseTableName = "views"
  package var id, exam, kind: String
  package var frameRate: Double?
}

/// A frame; what could not be read stays empty and has a failure.
package struct FrameRow: StoreRow {
  package static let databaseTableName = "frames"
  package var id, view: String
  package var beat: Int
  package var phase: String?
  package var frameIndex: Int?
  package var location: String
  package var width, height: Int?
  package var spacingX, spacingY: Double?
  /// Rows × spacing, mm.
  package var depth: Double?
  /// Opening angle of the sector, degrees.
  package var angle: Double?
  /// Sector tip in pixels.
  package var tipX, tipY: Double?
  /// True for a frame that the data set calls ED or ES of a recording, beside the one that was found: it tells what
  /// timing does to EF and counts nowhere else.
  package var isKnown = false
}

/// A label map on the frame's own grid.
package struct MaskRow: StoreRow {
  package static let databaseTableName = "masks"
  package var frame, source: String
  package var png: Data
}

/// Long axis and disc diameters of one ventricle, JSON.
package struct VentricleRow: StoreRow {
  package static let databaseTableName = "ventricles"
  package var frame, source, shape: String
}

package struct FrameMetricRow: StoreRow {
  package static let databaseTableName = "frame_metrics"
  package var frame, source, label: String
  /// "measured", or why there is no number.
  package var outcome: String
  package var dice: Double?
  /// Boundary-to-boundary maximum and 95th percentile, mm.
  package var hausdorff, hausdorff95: Double?
  package var referencePixels, predictedPixels: Int
  /// Pixels outside the largest component that the segmenter dropped.
  package var removedPixels: Int
}

/// Volumes and EF in % of one exam.
package struct ExamEFRow: StoreRow {
  package static let databaseTableName = "exam_ef"
  package var exam, source, method: String
  package var edv, esv, ef: Double
  /// Each beat or pair of beats that was averaged, JSON.
  package var pairs: String
  /// "mL", or "pixel³" where a frame has no spacing.
  package var volumeUnit = ExamEFRow.millilitres

  package static let millilitres = "mL"
  package static let cubicPixels = "pixel³"

  /// Volumes in mL; nil where no frame has a scale.
  var edvInML: Double? { volumeUnit == Self.millilitres ? edv : nil }
  var esvInML: Double? { volumeUnit == Self.millilitres ? esv : nil }
}

/// Something that could not be done, with its coded cause.
package struct FailureRow: StoreRow {
  package static let databaseTableName = "failures"
  package var id: Int64?
  package var exam: String
  package var view: String?
  package var beat: Int?
  package var phase, source: String?
  /// "read", "segment", "measure" or "ef".
  package var stage: String
  package var code, message: String
}

package struct FindingRow: StoreRow {
  package static let databaseTableName = "findings"
  package var id: Int64?
  package var severity: String
  package var exam: String?
  package var message: String
}

/// An image kept for the gallery.
package struct PreviewRow: StoreRow {
  package static let databaseTableName = "previews"
  package var frame: String
  package var png: Data
}
