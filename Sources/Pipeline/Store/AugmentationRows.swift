package import Foundation
internal import GRDB

/// One augmented frame.
package struct AugmentationRow: StoreRow {
  package static let databaseTableName = "augmentations"
  /// Name of its files without endings.
  package var sample: String
  /// The frame that it was made of, and which sample of it.
  package var frame: String
  package var number: Int
  /// What was drawn, JSON; scale and sector after it, JSON.
  package var draw, sector: String
  /// Share of the area of LV and MYO that is left, and of labelled pixels that fell off the kept ones.
  package var structuresLeft, labelsOffKeep: Double
  package var rejectedDraws: Int
  package var isFallback: Bool
  package var denoiserCalls: Int
  package var imageSha256: String
}

/// What the audit found in one augmented frame.
package struct AugmentationAuditRow: StoreRow {
  package static let databaseTableName = "augmentation_audits"
  package var sample: String
  /// Mean and largest difference of the kept pixels, grey levels; PSNR, dB; SSIM.
  package var keptDifference, keptMaximum: Double
  package var keptPsnr, keptSsim: Double?
  /// Share of labelled pixels on painted ones.
  package var labelsOnPaint: Double
  /// Step across the open border over the steps beside it, and share of the border that is open.
  package var seamRatio, seamOpen: Double?
  /// Pixels of a second ventricle over those of the labelled one.
  package var secondVentricle: Double?
  /// The most similar original of another exam and its SSIM.
  package var nearest: String?
  package var similarity: Double?
  /// Comma-separated.
  package var flags: String
  /// All of it, JSON.
  package var audit: String
}

/// What the audit found in all augmented frames together.
package struct AugmentationSummaryRow: StoreRow {
  package static let databaseTableName = "augmentation_summary"
  package var id = 1
  /// ``AugmentationAudit`` without its samples, JSON.
  package var audit: String
  /// ``AugmentationOutcome``, JSON: time and refused draws.
  package var outcome: String
}

/// A picture for the contact sheet.
package struct AugmentationPictureRow: StoreRow {
  package static let databaseTableName = "augmentation_pictures"
  package var sample: String
  /// Row of the sheet, from 0.
  package var position: Int
  /// PNG files on the grid: frame, transformed frame, finished frame; labels of frame and transformed frame; kept pixels as 1.
  package var original, transformed, finished, labels, transformedLabels, keep: Data
}

extension StoreSchema {
  /// Augmented frames of a study, their audits, and the pictures of the contact sheet.
  static let augmentation = """
    CREATE TABLE augmentations (
      sample TEXT PRIMARY KEY, frame TEXT NOT NULL REFERENCES frames(id) ON DELETE CASCADE, number INTEGER NOT NULL,
      draw TEXT NOT NULL, sector TEXT NOT NULL, structures_left REAL NOT NULL, labels_off_keep REAL NOT NULL,
      rejected_draws INTEGER NOT NULL, is_fallback INTEGER NOT NULL, denoiser_calls INTEGER NOT NULL,
      image_sha256 TEXT NOT NULL, UNIQUE (frame, number)
    ) STRICT;
    CREATE TABLE augmentation_audits (
      sample TEXT PRIMARY KEY REFERENCES augmentations(sample) ON DELETE CASCADE,
      kept_difference REAL NOT NULL, kept_maximum REAL NOT NULL, kept_psnr REAL, kept_ssim REAL,
      labels_on_paint REAL NOT NULL, seam_ratio REAL, seam_open REAL, second_ventricle REAL,
      nearest TEXT, similarity REAL, flags TEXT NOT NULL, audit TEXT NOT NULL
    ) STRICT;
    CREATE TABLE augmentation_pictures (
      sample TEXT PRIMARY KEY REFERENCES augmentations(sample) ON DELETE CASCADE, position INTEGER NOT NULL,
      original BLOB NOT NULL, transformed BLOB NOT NULL, finished BLOB NOT NULL, labels BLOB NOT NULL,
      transformed_labels BLOB NOT NULL, keep BLOB NOT NULL
    ) STRICT;
    CREATE TABLE augmentation_summary (
      id INTEGER PRIMARY KEY CHECK (id = 1), audit TEXT NOT NULL, outcome TEXT NOT NULL
    ) STRICT;
    """
}
