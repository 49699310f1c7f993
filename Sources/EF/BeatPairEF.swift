/// EF of one beat, or of an A2C beat combined with an A4C beat.
public struct BeatPairEF: Sendable, Equatable, Codable {
  /// One beat for a single plane; A2C, then A4C for biplane.
  public let beats: [BeatName]
  /// Volumes at end-diastole and end-systole, mL.
  public let edv, esv: Double
  /// EF of this beat or pair, %.
  public let ef: Double

  init(beats: [BeatName], _ fraction: EjectionFraction) {
    self.beats = beats
    edv = fraction.edv
    esv = fraction.esv
    ef = fraction.percent
  }
}

/// Why a beat, or a pair of beats, gave no EF.
public struct BeatFailure: Sendable, Equatable, Codable, CustomStringConvertible {
  /// The beat, or both beats of a pair; empty where a whole view is missing.
  public let beats: [BeatName]
  /// The phase at fault; nil where none alone is.
  public let phase: EFPhase?
  /// The cause.
  public let cause: EFFailure

  /// A failure at the place where it happened.
  public init(beats: [BeatName], phase: EFPhase?, cause: EFFailure) {
    self.beats = beats
    self.phase = phase
    self.cause = cause
  }

  /// Where it happened, followed by the cause.
  public var description: String {
    let place = beats.map(\.description).joined(separator: " with ")
    let moment = phase.map { " \($0.rawValue)" } ?? ""
    return place.isEmpty ? cause.description : "\(place)\(moment): \(cause)"
  }
}
