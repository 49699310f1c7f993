/// Where each frame of a cine lies in the cardiac cycle, as a network sees it.
///
/// The phase runs from 0 at end-diastole to π at end-systole and on to 2π at the next end-diastole, evenly in time
/// between them; a network that is unsure gives a shorter vector.
public struct PhaseCurve: Sendable, Equatable, Codable {
  /// Cosine of the phase, one a frame: 1 at end-diastole, −1 at end-systole.
  public let cosine: [Double]
  /// Its sine: positive in systole, negative in diastole.
  public let sine: [Double]
  /// Frames per second.
  public let frameRate: Double

  /// A curve; see the properties.
  /// - Precondition: As many sines as cosines; a rate above zero.
  public init(cosine: [Double], sine: [Double], frameRate: Double) {
    precondition(cosine.count == sine.count, "each frame has both")
    precondition(frameRate.isFinite && frameRate > 0, "a cine has a frame rate")
    self.cosine = cosine
    self.sine = sine
    self.frameRate = frameRate
  }

  /// Number of frames.
  public var count: Int { cosine.count }

  /// The curve at the times of another grid that starts with the same frame; linear between neighbours, the last
  /// value beyond the end.
  ///
  /// - Parameters:
  ///   - count: Number of frames wanted.
  ///   - rate: Frames per second wanted.
  func resampled(count: Int, rate: Double) -> PhaseCurve {
    func values(_ curve: [Double]) -> [Double] {
      (0..<count).map { index in
        let place = min(Double(index) * frameRate / rate, Double(curve.count - 1))
        let lower = Int(place)
        let upper = min(lower + 1, curve.count - 1)
        return curve[lower] + (curve[upper] - curve[lower]) * (place - Double(lower))
      }
    }
    return PhaseCurve(cosine: values(cosine), sine: values(sine), frameRate: rate)
  }
}
