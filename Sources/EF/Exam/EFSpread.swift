public import ApicalStats

/// How much EF varies within an exam: between the pairs that were averaged, and between the beats of each
/// view.
///
/// Pairs share beats and are not independent: their SD says how far single measurements lie apart, and
/// divided by a root of their number it is no standard error.
public struct EFSpread: Sendable, Equatable, Codable {
  /// The beats of one view.
  public struct Beats: Sendable, Equatable, Codable {
    /// The view.
    public let view: EFView
    /// EF of each beat, %: the mean over the pairs that it takes part in.
    public let ef: Summary
  }

  /// EF of each pair, or of each beat of a single plane, %. The range is maximum − minimum.
  public let pairs: Summary
  /// One for each view of the method.
  public let beats: [Beats]

  /// The spread within one exam.
  public init(_ result: EFResult) {
    // A result has at least one pair, and EFs are finite.
    pairs = try! Summary(result.pairs.map(\.ef))
    beats = result.method.views.map { view in
      let ofBeats = Dictionary(grouping: result.pairs) { pair in pair.beats.first { $0.view == view } }
      let means = ofBeats.values.map { pairs in pairs.reduce(0) { $0 + $1.ef } / Double(pairs.count) }
      return Beats(view: view, ef: try! Summary(means.sorted()))
    }
  }
}
