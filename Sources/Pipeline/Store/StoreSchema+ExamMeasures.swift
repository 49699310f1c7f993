extension StoreSchema {
  /// What contours say beyond EF: conventions, beats, summaries of an exam, and where its error comes from.
  ///
  /// A row has a value or the code of the failure that it lacks one for.
  static let examMeasures = """
    CREATE TABLE exam_conventions (
      exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      convention TEXT NOT NULL, is_record INTEGER NOT NULL, pairs INTEGER NOT NULL, edv REAL, esv REAL, ef REAL,
      edv_difference REAL, esv_difference REAL, ef_difference REAL, failure TEXT,
      PRIMARY KEY (exam, source, convention), CHECK ((ef IS NULL) = (failure IS NOT NULL))
    ) STRICT;
    CREATE TABLE beat_measures (
      exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      view TEXT NOT NULL, beat INTEGER NOT NULL, ef REAL, single_plane_ef REAL, area_length_ef REAL,
      ed_length REAL NOT NULL, es_length REAL NOT NULL, longitudinal_strain REAL, axis_shortening REAL NOT NULL,
      area_change REAL NOT NULL, ed_sphericity REAL NOT NULL, es_sphericity REAL NOT NULL,
      PRIMARY KEY (exam, source, view, beat)
    ) STRICT;
    CREATE TABLE exam_measures (
      exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      measure TEXT NOT NULL, n INTEGER NOT NULL, value REAL, failure TEXT,
      PRIMARY KEY (exam, source, measure), CHECK ((value IS NULL) = (failure IS NOT NULL))
    ) STRICT;
    CREATE TABLE error_budgets (
      exam TEXT NOT NULL REFERENCES exams(id) ON DELETE CASCADE, source TEXT NOT NULL REFERENCES sources(id),
      method TEXT, pairs INTEGER NOT NULL, reference_ef REAL, automatic_ef REAL, failure TEXT,
      PRIMARY KEY (exam, source), CHECK ((automatic_ef IS NULL) = (failure IS NOT NULL))
    ) STRICT;
    CREATE TABLE error_shares (
      exam TEXT NOT NULL, source TEXT NOT NULL, view TEXT NOT NULL, phase TEXT NOT NULL, cause TEXT NOT NULL,
      points REAL NOT NULL, PRIMARY KEY (exam, source, view, phase, cause),
      FOREIGN KEY (exam, source) REFERENCES error_budgets(exam, source) ON DELETE CASCADE
    ) STRICT;
    """
}
