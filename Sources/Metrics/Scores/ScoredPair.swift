/// One measure of one structure in one pair of masks, and whose masks they are.
public struct ScoredPair: Sendable, Equatable {
  /// The exam that the pair belongs to.
  public let exam: String
  /// The patient; several exams may share one.
  public let patient: String
  /// Which masks had pixels, or that there was no prediction.
  public let outcome: MaskOutcome
  /// nil where the measure has no value.
  public let value: Double?

  /// See the properties.
  public init(exam: String, patient: String, outcome: MaskOutcome, value: Double?) {
    self.exam = exam
    self.patient = patient
    self.outcome = outcome
    self.value = value
  }
}
