/// Which of the long axes of A2C and A4C stands for the ventricle's length in a biplane volume.
public enum LengthRule: String, Sendable, Codable, CaseIterable {
  /// The longer: the rule of the American Society of Echocardiography and the European Association of
  /// Cardiovascular Imaging, the disc height is a fraction of the longer one (Lang et al., J. Am. Soc.
  /// Echocardiogr. 2005;18:1440–1463, kept in 2015;28:1–39). A foreshortened view is too short, never too
  /// long.
  case longer
  /// The shorter: the rule of the same guidelines for the left atrium.
  case shorter
  /// The mean of the two.
  case mean

  /// The length that counts, mm.
  public func length(_ one: Double, _ other: Double) -> Double {
    switch self {
    case .longer: max(one, other)
    case .shorter: min(one, other)
    case .mean: (one + other) / 2
    }
  }
}

/// From which moments of the beat the length comes.
public enum LengthPhase: String, Sendable, Codable, CaseIterable {
  /// Each phase has its own: the guidelines.
  case own
  /// The longest of the beat's frames stands for both, in practice that of ED: the published CAMUS notebook.
  /// ESV comes out too large by the share that the ventricle shortens.
  case longestOfBeat = "longest-of-beat"
}

/// Where along each disc its diameter is taken.
public enum DiscSampling: String, Sendable, Codable, CaseIterable {
  /// In its middle.
  case middles
  /// At the end towards the base, as `linspace(0, 1, n, endpoint=False)` does; a half ellipsoid of 20 discs
  /// comes out 3.7 % too large.
  case starts

  /// Shares of the long axis, 0 at the base and 1 at the apex.
  ///
  /// - Precondition: at least one disc.
  public func positions(_ count: Int) -> [Double] {
    precondition(count > 0, "the method of discs needs a disc")
    return (0..<count).map { (Double($0) + (self == .middles ? 0.5 : 0)) / Double(count) }
  }
}

/// How a volume is rounded before EF is computed from it.
public enum VolumeRounding: String, Sendable, Codable, CaseIterable {
  /// Not at all.
  case none
  /// To whole mL, halves to the even one, as Python does.
  case wholeMillilitres = "whole-millilitres"

  func callAsFunction(_ volume: Double) -> Double {
    self == .none ? volume : volume.rounded(.toNearestOrEven)
  }
}
