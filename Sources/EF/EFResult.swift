/// EDV, ESV and EF of one exam, with every beat that went into them and every one that could not.
///
/// Biplane combines each A2C beat with each A4C beat; a single plane takes each beat by itself. The long axis
/// of a phase is the longer of the two views' in that phase. EDV, ESV and EF are means over the pairs or
/// beats, so EF is the mean of their EFs and not the EF of the mean volumes.
public struct EFResult: Sendable, Equatable, Codable {
  /// How volumes were computed.
  public let method: VolumeMethod
  /// Mean volumes at end-diastole and end-systole, mL.
  public let edv, esv: Double
  /// Mean EF, %.
  public let ef: Double
  /// What was averaged, in the order of beats.
  public let pairs: [BeatPairEF]
  /// Beats and pairs that gave no EF.
  public let failures: [BeatFailure]

  /// Computes the EF of one exam.
  ///
  /// - Parameters:
  ///   - beats: All beats of all views, in any order, failed ones included.
  ///   - method: Nil takes biplane where both views were recorded and a single plane otherwise. A view that
  ///     was recorded but failed in all beats does not turn biplane into a single plane.
  ///   - recorded: The views that were recorded, those without a beat included; nil: those of the beats.
  ///   - plausible: An EF outside of these limits, %, is a failure of its beat or pair;
  ///     ``EjectionFraction/plausible`` holds customary ones. Nil accepts every EF above zero.
  /// - Throws: ``ExamEFError`` with all causes when no beat gives an EF.
  public init(
    beats: [BeatContours], method: VolumeMethod? = nil, recorded: Set<EFView>? = nil,
    plausible: ClosedRange<Double>? = nil
  ) throws(ExamEFError) {
    let recorded = (recorded ?? []).union(beats.map(\.beat.view))
    guard let method = method ?? VolumeMethod(available: recorded) else {
      throw ExamEFError(method: nil, failures: EFView.allCases.map(BeatFailure.init(missing:)))
    }
    var tally = BeatTally(method: method, plausible: plausible)
    let usable = method.views.map { tally.usable(beats, in: $0, isRecorded: recorded.contains($0)) }
    for combination in Self.combinations(usable) { tally.add(combination) }
    guard !tally.pairs.isEmpty else { throw ExamEFError(method: method, failures: tally.failures) }
    let count = Double(tally.pairs.count)
    self.method = method
    edv = tally.pairs.reduce(0) { $0 + $1.edv } / count
    esv = tally.pairs.reduce(0) { $0 + $1.esv } / count
    ef = tally.pairs.reduce(0) { $0 + $1.ef } / count
    pairs = tally.pairs
    failures = tally.failures
  }

  /// Every choice of one beat from each view, the first view varying slowest.
  private static func combinations(_ views: [[BeatContours]]) -> [[BeatContours]] {
    views.reduce([[]]) { chosen, beats in chosen.flatMap { head in beats.map { head + [$0] } } }
  }
}

/// An exam in which no beat gave an EF.
public struct ExamEFError: Error, Sendable, Equatable, Codable, CustomStringConvertible {
  /// The method that was tried; nil without any recording.
  public let method: VolumeMethod?
  /// Every cause, at the beat where it happened. Never empty.
  public let failures: [BeatFailure]

  /// An exam that failed for these causes.
  public init(method: VolumeMethod?, failures: [BeatFailure]) {
    self.method = method
    self.failures = failures
  }

  /// The exam's outcome, followed by each cause.
  public var description: String {
    let tried = method.map { " (\($0.displayName))" } ?? ""
    return "No EF\(tried). " + failures.map(\.description).joined(separator: " ")
  }
}
