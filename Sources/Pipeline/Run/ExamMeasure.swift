/// The numbers that sum up an exam in the table `exam_measures`.
package enum ExamMeasure: String, Sendable, CaseIterable {
  /// Global longitudinal strain from the contours, %: mean over the views of the mean over their beats.
  case strain = "gls"
  /// Shorter over longer axis of the two views, 0…1; mean over the pairs of beats.
  case foreshorteningED = "foreshortening-ed"
  case foreshorteningES = "foreshortening-es"
  /// Axis of A2C over that of A4C; mean over the pairs of beats.
  case lengthRatioED = "length-ratio-ed"
  case lengthRatioES = "length-ratio-es"
  /// SD of EF between the pairs that were averaged, percentage points.
  case pairSD = "ef-sd-pairs"
  /// SD of EF between the beats of a view, each the mean over its pairs, percentage points.
  case beatSDA2C = "ef-sd-a2c"
  case beatSDA4C = "ef-sd-a4c"
  /// EF of a model's contours at the ED and ES that the data set states, %, where it found its own.
  case efAtKnownFrames = "ef-at-known-frames"

  /// Stands in a row of a spread for which the exam has one beat or pair alone.
  package static let tooFewBeats = "too-few-beats"
}
