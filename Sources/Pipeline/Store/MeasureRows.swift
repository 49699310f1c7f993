internal import GRDB

/// EDV, ESV (mL) and EF (%) of one exam by one convention; a mean over beats or pairs.
package struct ConventionRow: StoreRow {
  package static let databaseTableName = "exam_conventions"
  package var exam, source: String
  /// Code of the convention, such as "biplane-20-shorter".
  package var convention: String
  /// True for the convention that the study's EF rests on.
  package var isRecord: Bool
  /// Beats or pairs that gave an EF.
  package var pairs: Int
  package var edv, esv, ef: Double?
  /// This convention − the study's, over the beats or pairs with both: mL, mL, percentage points.
  package var edvDifference, esvDifference, efDifference: Double?
  /// Code of the first cause where there is no EF.
  package var failure: String?
}

/// One beat of one view.
package struct BeatMeasureRow: StoreRow {
  package static let databaseTableName = "beat_measures"
  package var exam, source, view: String
  package var beat: Int
  /// Mean EF over the pairs that the beat takes part in, %: in a single plane the beat's own.
  package var ef: Double?
  /// EF from this view alone by round discs and by area and length, %.
  package var singlePlaneEf, areaLengthEf: Double?
  /// Long axis, mm.
  package var edLength, esLength: Double
  /// Change of the endocardium's length, shortening of the long axis, and decrease of the area, % of ED.
  package var longitudinalStrain: Double?
  package var axisShortening, areaChange: Double
  /// Largest diameter over length.
  package var edSphericity, esSphericity: Double
}

/// One number that sums up an exam; see ``ExamMeasure``.
package struct ExamMeasureRow: StoreRow {
  package static let databaseTableName = "exam_measures"
  package var exam, source, measure: String
  /// Beats or pairs behind the value.
  package var n: Int
  package var value: Double?
  /// Code of the first cause where there is no value.
  package var failure: String?
}

/// The EF of reference and model, %, that an exam's budget is about; means over pairs of beats that both measured.
package struct ErrorBudgetRow: StoreRow {
  package static let databaseTableName = "error_budgets"
  package var exam, source: String
  package var method: String?
  package var pairs: Int
  package var referenceEf, automaticEf: Double?
  package var failure: String?
}

/// One part of an exam's error, percentage points with sign.
package struct ErrorShareRow: StoreRow {
  package static let databaseTableName = "error_shares"
  package var exam, source: String
  /// Raw values of EFView, EFPhase and ErrorBudget.Cause.
  package var view, phase, cause: String
  package var points: Double
}
