extension StoreSchema {
  /// Whole recordings, the beats found in them, and frames that show how contours follow the heart.
  ///
  /// `curve` and `smoothed` are JSON lists, one value a frame; `beats` a JSON list of beats.
  static let recordings = (
    name: "4 recordings and timing",
    sql: """
    CREATE TABLE recordings (
      id TEXT PRIMARY KEY, view TEXT NOT NULL REFERENCES views(id) ON DELETE CASCADE,
      location TEXT NOT NULL, format TEXT NOT NULL, frames INTEGER NOT NULL, width INTEGER NOT NULL,
      height INTEGER NOT NULL, frame_rate REAL, rate_source TEXT NOT NULL, spacing_x REAL, spacing_y REAL,
      spacing_source TEXT NOT NULL, notes TEXT NOT NULL, known_beats TEXT
    ) STRICT;
    CREATE INDEX recordings_of_view ON recordings(view);
    CREATE TABLE timings (
      recording TEXT NOT NULL REFERENCES recordings(id) ON DELETE CASCADE, method TEXT NOT NULL,
      model TEXT NOT NULL, is_used INTEGER NOT NULL, curve TEXT NOT NULL, smoothed TEXT NOT NULL,
      beats TEXT NOT NULL, settings TEXT NOT NULL, failure TEXT, PRIMARY KEY (recording, method)
    ) STRICT;
    CREATE TABLE cine_frames (
      recording TEXT NOT NULL REFERENCES recordings(id) ON DELETE CASCADE, frame INTEGER NOT NULL,
      image BLOB NOT NULL, labels BLOB NOT NULL, PRIMARY KEY (recording, frame)
    ) STRICT;
    ALTER TABLE exam_ef ADD COLUMN volume_unit TEXT NOT NULL DEFAULT 'mL';
    """
  )
}
