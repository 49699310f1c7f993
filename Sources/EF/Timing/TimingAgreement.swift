public import ApicalStats

/// How well ED and ES were timed over many recordings.
public struct TimingAgreement: Sendable, Equatable, Codable {
  /// Errors of one phase over all matched beats.
  public struct PhaseErrors: Sendable, Equatable, Codable {
    /// Found − known: positive for a frame found too late. The SD is over beats.
    public let frames, milliseconds: Summary
    /// Mean of the absolute errors.
    public let meanAbsoluteFrames, meanAbsoluteMilliseconds: Double

    fileprivate init(_ comparisons: [TimingComparison], _ phase: EFPhase) throws(SummaryError) {
      frames = try Summary(comparisons.flatMap { $0.frames(phase) })
      milliseconds = try Summary(comparisons.flatMap { $0.milliseconds(phase) })
      meanAbsoluteFrames = try Summary(comparisons.flatMap { $0.frames(phase).map(abs) }).mean
      meanAbsoluteMilliseconds = try Summary(comparisons.flatMap { $0.milliseconds(phase).map(abs) }).mean
    }
  }

  /// Number of recordings.
  public let recordings: Int
  /// Number of beats: matched with each other, known but not found, found but not known.
  public let matched, missed, extra: Int
  /// Errors at end-diastole and end-systole.
  public let ed, es: PhaseErrors

  /// - Throws: ``TimingError/nothingMatched(known:found:)``.
  public init(_ comparisons: [TimingComparison]) throws(TimingError) {
    recordings = comparisons.count
    matched = comparisons.reduce(0) { $0 + $1.matches.count }
    missed = comparisons.reduce(0) { $0 + $1.missed.count }
    extra = comparisons.reduce(0) { $0 + $1.extra.count }
    do throws(SummaryError) {
      ed = try PhaseErrors(comparisons, .ed)
      es = try PhaseErrors(comparisons, .es)
    } catch {
      throw .nothingMatched(known: matched + missed, found: matched + extra)
    }
  }

  /// The errors of a phase.
  public func errors(_ phase: EFPhase) -> PhaseErrors { phase == .ed ? ed : es }
}
