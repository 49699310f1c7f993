/// What a denoiser predicts from a noisy image.
public enum PredictionTarget: String, Sendable, CaseIterable, NamedChoice {
  /// The noise ε. Ho et al. 2020.
  case noise
  /// The clean image x₀.
  case clean
  /// v = √ᾱ ε − √(1 − ᾱ) x₀. Salimans & Ho, ICLR 2022.
  case velocity
}

/// The answer of a denoiser for a batch of images; arrays are as long as the images.
public struct DenoiserOutput: Sendable {
  /// What the denoiser's ``PredictionTarget`` says.
  public var prediction: [Float]
  /// Where the variance lies between β̃ (−1) and β (1), on a log scale; nil where it is not learned.
  public var varianceLogit: [Float]?

  /// See the properties.
  public init(prediction: [Float], varianceLogit: [Float]? = nil) {
    self.prediction = prediction
    self.varianceLogit = varianceLogit
  }
}

/// A network that takes noise from images.
public protocol Denoiser {
  /// What it predicts.
  var target: PredictionTarget { get }
  /// Values of black and white in a clean image.
  var range: ClosedRange<Float> { get }

  /// - Parameters:
  ///   - image: Noisy images, scaled to ``range`` where clean.
  ///   - timestep: Of the trained chain.
  func predict(_ image: [Float], timestep: Int) throws -> DenoiserOutput
}

extension Denoiser {
  /// −1…1, as most are trained.
  public var range: ClosedRange<Float> { -1...1 }
}

/// Where the standard normal draws of a sampler come from, in the order in which they are consumed.
public protocol NoiseSource {
  /// As many draws as asked for.
  mutating func draw(_ count: Int) -> [Float]
}
