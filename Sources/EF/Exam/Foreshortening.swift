/// How well the lengths of the two views agree in a pair of beats.
///
/// Both views show the same ventricle, so a view that is clearly shorter than the other misses its apex: it
/// is foreshortened. That both are is not to be seen from their ratio.
public struct Foreshortening: Sendable, Equatable, Codable {
  /// The A2C beat, then the A4C beat.
  public let beats: [BeatName]
  /// Long axis of A2C over that of A4C, at end-diastole and end-systole: below 1 where A2C is the shorter.
  public let edRatio, esRatio: Double

  init(a2c: BeatMeasures, a4c: BeatMeasures) {
    beats = [a2c.beat, a4c.beat]
    edRatio = a2c.edLength / a4c.edLength
    esRatio = a2c.esLength / a4c.esLength
  }

  /// The shorter over the longer axis, 0…1: 1 where the views agree.
  public func index(_ phase: EFPhase) -> Double {
    let ratio = phase == .ed ? edRatio : esRatio
    return min(ratio, 1 / ratio)
  }

  /// The view with the shorter axis; nil where both are alike.
  public func shorterView(_ phase: EFPhase) -> EFView? {
    let ratio = phase == .ed ? edRatio : esRatio
    return ratio < 1 ? .a2c : ratio > 1 ? .a4c : nil
  }
}
