import ApicalImaging
import ApicalRandom
import Foundation

/// Makes augmented samples of frames: draws, transforms and repaints.
///
/// A sample depends on the seed, the frame, its number, recipe, rules, sampler and network alone; calls from several
/// threads at once share the lanes of the network.
public final class Augmenter: Sendable {
  /// Which transformations.
  public let recipe: AugmentationRecipe
  /// How far they reach.
  public let ranges: AugmentationRanges
  /// What is refused.
  public let rules: AugmentationRules
  /// Key of all random draws.
  public let seed: UInt64
  private let painter: Painter?

  /// - Parameters:
  ///   - recipe: Which transformations.
  ///   - ranges: How far they reach, in pixels of the grid.
  ///   - rules: What is refused.
  ///   - seed: Key of all random draws.
  ///   - painter: Repaints; nil to leave black what the original does not show.
  public init(
    recipe: AugmentationRecipe, ranges: AugmentationRanges = AugmentationRanges(),
    rules: AugmentationRules = AugmentationRules(), seed: UInt64, painter: Painter?
  ) {
    self.recipe = recipe
    self.ranges = ranges
    self.rules = rules
    self.seed = seed
    self.painter = painter
  }

  /// Draws, transforms and repaints.
  ///
  /// - Parameters:
  ///   - frame: On the grid of the painter's network.
  ///   - number: 1 for the first sample of a frame.
  ///   - isCancelled: Asked after each call of the denoiser.
  /// - Throws: ``EngineError/cancelled`` or what the engine reports.
  public func sample(
    of frame: GridFrame, number: Int, isCancelled: @Sendable () -> Bool = { false }
  ) throws -> AugmentedSample {
    let stream = "\(frame.id)/sample\(number)"
    var random = CounterRandom(seed: seed, stream: stream + "/draw")
    let accepted = AcceptedTransformation(
      frame, recipe: recipe, ranges: ranges, rules: rules, using: &random)
    let transformed = accepted.frame
    let painted = try painter.map {
      var noise = GaussianNoise(CounterRandom(seed: seed, stream: stream + "/noise"))
      return try $0.repaint(
        transformed.image, keep: transformed.keep, noise: &noise, isCancelled: isCancelled)
    }
    return AugmentedSample(
      original: frame, number: number, transformed: transformed,
      repainted: painted?.image ?? transformed.image, rejectedDraws: accepted.rejected,
      isFallback: accepted.isFallback, denoiserCalls: painter?.sampler.denoiserCalls ?? 0,
      seconds: painted?.seconds ?? 0)
  }
}
