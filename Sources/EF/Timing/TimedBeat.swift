/// ED and ES of one beat, as frames of its recording counted from 0.
public struct BeatFrames: Sendable, Hashable, Codable {
  /// End-diastole, and the end-systole after it.
  public let ed, es: Int

  /// - Precondition: ED comes before ES.
  public init(ed: Int, es: Int) {
    precondition(ed < es, "a beat begins at end-diastole: ED \(ed), ES \(es)")
    self.ed = ed
    self.es = es
  }
}

/// A beat that was read from an area curve.
public struct TimedBeat: Sendable, Equatable, Codable {
  /// Why a beat should not be measured.
  public enum Flaw: String, Sendable, Codable, CaseIterable {
    /// The recording begins within this systole: its ED was not recorded.
    case edCut = "ed-cut"
    /// The recording ends within this systole: its ES was not recorded.
    case esCut = "es-cut"
    /// ED to ES, or ED to ED, takes a time that no heart does.
    case implausibleLength = "implausible-length"
    /// ED or ES lies in a long stretch of frames without an area.
    case gap
  }

  /// 1 for the first beat of the recording, flawed ones included.
  public let number: Int
  /// ED and ES.
  public let frames: BeatFrames
  /// ED of the next beat; nil where the recording ends before it.
  public let nextED: Int?
  /// Empty for a whole beat.
  public let flaws: [Flaw]
  /// How far the beat can be trusted.
  public let quality: Quality

  /// Neither cut nor implausible nor in a gap.
  public var isWhole: Bool { flaws.isEmpty }

  /// How far a beat can be trusted.
  public struct Quality: Sendable, Equatable, Codable {
    /// Fall of the smoothed area from ED to ES, % of that at ED.
    public let areaChange: Double
    /// From ED to ES, ms.
    public let systole: Double
    /// From ED to ED, ms; nil where the recording ends before.
    public let length: Double?
    /// Share of the beat's frames with an area, 0…1; up to ES where the recording ends before the next ED.
    public let measuredShare: Double
    /// Root mean square of area − smoothed area over the beat, outliers left out, in % of the fall from ED to
    /// ES.
    public let noise: Double
    /// Number of the beat's frames that count as outliers.
    public let outliers: Int
  }
}
