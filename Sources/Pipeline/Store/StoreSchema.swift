internal import GRDB

/// Tables of a result file and how they came to be. A released migration is never edited; a change adds one.
enum StoreSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 study to failures") { try $0.execute(sql: first) }
    migrator.registerMigration("2 several models") { try $0.execute(sql: second) }
    migrator.registerMigration("6 occupancy") { try $0.execute(sql: occupancy) }
    migrator.registerMigration("3 exam measures") { try $0.execute(sql: examMeasures) }
    migrator.registerMigration(recordings.name) { try $0.execute(sql: recordings.sql) }
    migrator.registerMigration("5 augmentation") { try $0.execute(sql: augmentation) }
    migrator.registerMigration("7 known frames") {
      try $0.execute(sql: "ALTER TABLE frames ADD COLUMN is_known INTEGER NOT NULL DEFAULT 0")
    }
    return migrator
  }

  /// The order of the study, and how each network was run; stores of before held one network.
  private static let second = """
    ALTER TABLE models ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE models ADD COLUMN precision TEXT;
    ALTER TABLE models ADD COLUMN threads INTEGER;
    UPDATE models SET (precision, threads) = (SELECT precision, threads FROM runs ORDER BY id DESC LIMIT 1);
    """

  /// Where a label lies in the frames of an exam; stores of before are counted from their masks.
  private static let occupancy = """
    CREATE TABLE occupancy (
      exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      label TEXT NOT NULL, frames INTEGER NOT NULL, png BLOB NOT NULL, PRIMARY KEY (exam, source, label)
    ) STRICT;
    """

  /// `source` says whose result a row is: the reference annotation or one model.
  private static let first = """
    CREATE TABLE study (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL, title TEXT NOT NULL, question TEXT NOT NULL,
      yaml TEXT NOT NULL, sha256 TEXT NOT NULL, choices TEXT NOT NULL,
      cohort_name TEXT NOT NULL, cohort_layout TEXT NOT NULL, cohort_origin TEXT NOT NULL,
      cohort_sha256 TEXT NOT NULL, exams INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE models (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, licence TEXT NOT NULL,
      card TEXT NOT NULL
    ) STRICT;
    CREATE TABLE sources (
      id TEXT PRIMARY KEY, model TEXT REFERENCES models(id)
    ) STRICT;
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, software TEXT NOT NULL, engine TEXT NOT NULL,
      processor TEXT NOT NULL, precision TEXT NOT NULL, threads INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE exams (
      id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE,
      recorded_edv REAL, recorded_esv REAL, recorded_ef REAL, attributes TEXT NOT NULL
    ) STRICT;
    CREATE TABLE views (
      id TEXT PRIMARY KEY, exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE,
      kind TEXT NOT NULL, frame_rate REAL, UNIQUE (exam, kind)
    ) STRICT;
    CREATE TABLE frames (
      id TEXT PRIMARY KEY, view TEXT NOT NULL REFERENCES views(id) ON DELETE CASCADE,
      beat INTEGER NOT NULL, phase TEXT, frame_index INTEGER, location TEXT NOT NULL,
      width INTEGER, height INTEGER, spacing_x REAL, spacing_y REAL,
      depth REAL, angle REAL, tip_x REAL, tip_y REAL
    ) STRICT;
    CREATE INDEX frames_of_view ON frames(view);
    CREATE TABLE masks (
      frame TEXT NOT NULL REFERENCES frames(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      png BLOB NOT NULL, PRIMARY KEY (frame, source)
    ) STRICT;
    CREATE TABLE ventricles (
      frame TEXT NOT NULL REFERENCES frames(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      shape TEXT NOT NULL, PRIMARY KEY (frame, source)
    ) STRICT;
    CREATE TABLE frame_metrics (
      frame TEXT NOT NULL REFERENCES frames(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      label TEXT NOT NULL, outcome TEXT NOT NULL, dice REAL, hausdorff REAL, hausdorff95 REAL,
      reference_pixels INTEGER NOT NULL, predicted_pixels INTEGER NOT NULL, removed_pixels INTEGER NOT NULL,
      PRIMARY KEY (frame, source, label)
    ) STRICT;
    CREATE TABLE exam_ef (
      exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      method TEXT NOT NULL, edv REAL NOT NULL, esv REAL NOT NULL, ef REAL NOT NULL, pairs TEXT NOT NULL,
      PRIMARY KEY (exam, source)
    ) STRICT;
    CREATE TABLE failures (
      id INTEGER PRIMARY KEY, exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE,
      view TEXT, beat INTEGER, phase TEXT, source TEXT, stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL
    ) STRICT;
    CREATE INDEX failures_of_exam ON failures(exam);
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY, severity TEXT NOT NULL, exam TEXT, message TEXT NOT NULL
    ) STRICT;
    CREATE TABLE previews (
      frame TEXT PRIMARY KEY REFERENCES frames(id) ON DELETE CASCADE, png BLOB NOT NULL
    ) STRICT;
    """
}
