/// How beats are read from an area curve; every number is stated with the result.
public struct TimingSettings: Sendable, Hashable, Codable {
  /// Half-width of the smoothing window, ms: frames nearer than this to a frame bear on its smoothed area.
  public var smoothingHalfWidth: Double
  /// A fall or rise counts from this share of the curve's range on, 0…1.
  public var minimumSwing: Double
  /// Length of a beat from ED to ED, ms; 300…2000 ms are 200…30 beats a minute.
  public var beatLength: ClosedRange<Double>
  /// From ED to ES, ms. Weissler's regression gives 350…440 ms for heart rates of 50…93 a minute.
  public var systole: ClosedRange<Double>
  /// More consecutive time without a measured area around ED or ES leaves its frame uncertain, ms.
  public var longestGap: Double

  /// - Parameters:
  ///   - smoothingHalfWidth: ms, above zero.
  ///   - minimumSwing: Above 0, below 1.
  ///   - beatLength: From ED to ED, ms.
  ///   - systole: From ED to ES, ms.
  ///   - longestGap: ms.
  public init(
    smoothingHalfWidth: Double = 100, minimumSwing: Double = 0.3,
    beatLength: ClosedRange<Double> = 300...2000,
    systole: ClosedRange<Double> = 100...700, longestGap: Double = 100
  ) {
    precondition(smoothingHalfWidth > 0, "a window has a width")
    precondition(minimumSwing > 0 && minimumSwing < 1, "a swing is a share of the range")
    self.smoothingHalfWidth = smoothingHalfWidth
    self.minimumSwing = minimumSwing
    self.beatLength = beatLength
    self.systole = systole
    self.longestGap = longestGap
  }
}
