/// The error budget of an exam's EF, which is a mean over beats or pairs of beats.
public struct ExamErrorBudget: Sendable, Equatable, Codable {
  /// Biplane, or the single plane that was recorded.
  public let method: VolumeMethod
  /// The beats or pairs that both sides measured; one budget each.
  public let pairs: [[BeatName]]
  /// The mean of their budgets. Its error is that of the exam where both sides measured the same pairs.
  public let budget: ErrorBudget

  /// Divides up the error of one exam.
  ///
  /// A beat or pair without an EF on either side, such as one whose ESV is not below its EDV, has no error to
  /// divide up and is left out.
  ///
  /// - Parameters:
  ///   - reference: Beats of all views, failed ones included.
  ///   - automatic: The same beats under the same names.
  ///   - automaticAtReferenceFrames: Automatic contours of the reference's frames; nil where timing is not at
  ///     issue.
  /// - Throws: ``ExamEFError`` with the causes of either side when no beat or pair was measured by both.
  /// - Precondition: everywhere the same number of discs.
  public init(
    reference: [BeatContours], automatic: [BeatContours], automaticAtReferenceFrames: [BeatContours]? = nil
  ) throws(ExamEFError) {
    let result = try EFResult(beats: reference)
    method = result.method
    var (budgets, pairs, failures): ([ErrorBudget], [[BeatName]], [BeatFailure]) = ([], [], result.failures)
    let lost = Self.failures(of: automatic, by: result.method)
    for names in result.pairs.map(\.beats) {
      do throws(EFFailure) {
        if let cause = lost[names] { throw cause }
        budgets.append(
          try ErrorBudget(
            reference: Self.discs(names, reference), automatic: Self.discs(names, automatic),
            automaticAtReferenceFrames: try automaticAtReferenceFrames.map { (beats) throws(EFFailure) in
              try Self.discs(names, beats)
            }))
        pairs.append(names)
      } catch {
        failures.append(BeatFailure(beats: names, phase: nil, cause: error))
      }
    }
    guard !budgets.isEmpty else { throw ExamEFError(method: method, failures: failures) }
    self.pairs = pairs
    budget = ErrorBudget(mean: budgets)
  }

  /// Why beats or pairs of the automatic side gave no EF.
  private static func failures(
    of beats: [BeatContours], by method: VolumeMethod
  ) -> [[BeatName]: EFFailure] {
    let failures: [BeatFailure]
    do throws(ExamEFError) {
      failures = try EFResult(beats: beats, method: method).failures
    } catch {
      failures = error.failures
    }
    return Dictionary(failures.map { ($0.beats, $0.cause) }) { first, _ in first }
  }

  /// The beats of these names.
  private static func discs(
    _ names: [BeatName], _ beats: [BeatContours]
  ) throws(EFFailure) -> [ViewBeat<SimpsonDiscs>] {
    var discs: [ViewBeat<SimpsonDiscs>] = []
    for name in names {
      guard let beat = beats.first(where: { $0.beat == name }) else { throw .noBeatFound(name.view) }
      if let cause = beat.ed.failure ?? beat.es.failure { throw cause }
      discs.append(contentsOf: ViewBeat(beat).map { [$0.map(\.discs)] } ?? [])
    }
    return discs
  }
}
