/// Where the EF error of a beat, or of a pair of beats, comes from.
///
/// The automatic ventricle differs from the reference one, at ED and at ES and in each view, by its length,
/// by its width (the diameters), and, where the frame itself was chosen automatically, by its timing. Each of
/// these can be switched from reference to automatic by itself; EF of every such mixture gives a game, and
/// the shares are its Shapley values (see Shapley 1953): the mean effect of a switch over all orders of
/// switching. They add up to automatic EF − reference EF exactly, so sums over phases, views or causes are
/// each a budget of the whole error.
///
/// Timing needs the automatic contours at the reference frames too. Then length and width stand for the
/// difference between those and the reference, and timing for the way from there to the automatic frames: d =
/// reference + [length or width] (automatic at the reference frame − reference) + [timing] (automatic −
/// automatic at the reference frame). A diameter that this makes negative counts as zero. Without such
/// contours timing has no share and what it does is found in length and width.
///
/// Volumes are those of the convention of record; in biplane the longer axis of each phase counts, so the
/// length of the shorter view has no share unless a switch makes it the longer.
public struct ErrorBudget: Sendable, Equatable, Codable {
  /// What differs between the automatic and the reference ventricle.
  public enum Cause: String, Sendable, Codable, CaseIterable {
    /// The long axis.
    case length
    /// The diameters.
    case width
    /// The choice of the frame.
    case timing
  }

  /// Names one share.
  public struct Factor: Sendable, Hashable, Codable {
    /// Where.
    public let view: EFView
    /// When.
    public let phase: EFPhase
    /// What.
    public let cause: Cause

    /// One of the factors.
    public init(view: EFView, phase: EFPhase, cause: Cause) {
      self.view = view
      self.phase = phase
      self.cause = cause
    }
  }

  /// One factor's part of the error.
  public struct Share: Sendable, Equatable, Codable {
    /// What it stands for.
    public let factor: Factor
    /// Percentage points of EF, with sign.
    public let points: Double

    /// One part.
    public init(factor: Factor, points: Double) {
      self.factor = factor
      self.points = points
    }
  }

  /// EF of the reference and of the automatic ventricle, %.
  public let referenceEF, automaticEF: Double
  /// One for each view, phase and cause.
  public let shares: [Share]

  /// Automatic − reference, percentage points: the sum of the shares.
  public var error: Double { automaticEF - referenceEF }

  /// Divides up the error of one beat of one view, or of an A2C beat combined with an A4C beat.
  ///
  /// - Parameters:
  ///   - reference: One beat a view.
  ///   - automatic: The same views.
  ///   - automaticAtReferenceFrames: Automatic contours of the reference's frames; nil where timing is not at
  ///     issue.
  /// - Throws: ``EFFailure/viewMissing(_:)`` where the views are not the same;
  ///   ``EFFailure/implausibleVolume(phase:volume:)`` where a mixture has no volume at ED.
  /// - Precondition: one or two views, and everywhere the same number of discs.
  public init(
    reference: [ViewBeat<SimpsonDiscs>], automatic: [ViewBeat<SimpsonDiscs>],
    automaticAtReferenceFrames: [ViewBeat<SimpsonDiscs>]? = nil
  ) throws(EFFailure) {
    precondition((1...2).contains(Set(reference.map(\.view)).count), "a budget is of one or two views")
    var views: [MixedView] = []
    for beat in reference.sorted(by: { $0.view < $1.view }) {
      views.append(try MixedView(beat, automatic, automaticAtReferenceFrames))
    }
    let causes = automaticAtReferenceFrames == nil ? [Cause.length, .width] : Cause.allCases
    let (edv, esv) = (
      MixedVolumes(views, .ed, causes: causes), MixedVolumes(views, .es, causes: causes)
    )
    if let volume = edv.values.first(where: { !($0 > 0) }) {
      throw .implausibleVolume(phase: .ed, volume: volume)
    }
    let players = edv.factors.count
    func ef(_ coalition: Int) -> Double {
      100 * (1 - esv.values[coalition >> players] / edv.values[coalition & (1 << players - 1)])
    }
    let points = shapleyValues(players: 2 * players, value: ef)
    shares = zip(edv.factors + esv.factors, points).map { Share(factor: $0, points: $1) }
    referenceEF = ef(0)
    automaticEF = ef(1 << (2 * players) - 1)
  }

  /// A budget that was computed before.
  ///
  /// - Parameters:
  ///   - referenceEF: EF of the reference, %.
  ///   - automaticEF: EF of the automatic ventricle, %.
  ///   - shares: Adding up to the difference of the two.
  public init(referenceEF: Double, automaticEF: Double, shares: [Share]) {
    self.referenceEF = referenceEF
    self.automaticEF = automaticEF
    self.shares = shares
  }

  /// The budget of a mean over beats or pairs: the means of the shares.
  ///
  /// - Precondition: at least one budget.
  public init(mean budgets: [ErrorBudget]) {
    precondition(!budgets.isEmpty, "a mean needs a budget")
    let count = Double(budgets.count)
    var seen: Set<Factor> = []
    let factors = budgets.flatMap { $0.shares.map(\.factor) }.filter { seen.insert($0).inserted }
    referenceEF = budgets.reduce(0) { $0 + $1.referenceEF } / count
    automaticEF = budgets.reduce(0) { $0 + $1.automaticEF } / count
    shares = factors.map { factor in
      Share(factor: factor, points: budgets.reduce(0) { $0 + $1.points(factor) } / count)
    }
  }

  /// The share of one factor, percentage points; 0 for one that this budget does not have.
  public func points(_ factor: Factor) -> Double { shares.first { $0.factor == factor }?.points ?? 0 }

  /// The sum over all factors of a view, a phase or a cause, percentage points; nil stands for any.
  public func points(view: EFView? = nil, phase: EFPhase? = nil, cause: Cause? = nil) -> Double {
    shares.reduce(0) { sum, share in
      let isCounted =
        (view ?? share.factor.view) == share.factor.view
        && (phase ?? share.factor.phase) == share.factor.phase
        && (cause ?? share.factor.cause) == share.factor.cause
      return isCounted ? sum + share.points : sum
    }
  }
}
