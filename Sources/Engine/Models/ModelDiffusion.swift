/// The chain that a denoiser was trained with, and what its numbers mean.
public struct ModelDiffusion: Sendable, Equatable, Codable {
  /// Name of the input that takes the time step; a network with two inputs may leave it out.
  public let timestep: String?
  /// How the noise grows.
  public let schedule: NoiseSchedule
  /// Number of steps of the trained chain, 20 or more; the time step counts from 0.
  public let steps: Int
  /// What the network predicts.
  public let prediction: PredictionTarget
  /// Whether a second half of the output channels holds the variance.
  public let variance: ModelVariance
  /// Values of black and white in a clean image: −1 and 1, or 0 and 1.
  public let range: [Double]

  /// Values of a clean image, as a range.
  public var values: ClosedRange<Float> { Float(range[0])...Float(range[1]) }

  /// What the card may say beyond its types; nil where all is right.
  var problem: (key: String, found: String, allowed: [String])? {
    if steps < 20 { return ("diffusion.steps", "\(steps)", ["20 or more"]) }
    if range != [-1, 1] && range != [0, 1] {
      return ("diffusion.range", "\(range)", ["[-1, 1]", "[0, 1]"])
    }
    return nil
  }
}

/// Where the variance of a denoiser's steps comes from.
public enum ModelVariance: String, Sendable, CaseIterable, NamedChoice {
  /// The posterior variance of the chain.
  case fixed
  /// The network: as many channels again, from −1 (posterior variance) to 1 (β). Nichol & Dhariwal 2021, equation 15.
  case learned
}
