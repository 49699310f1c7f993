/// Repaints the unknown part of images with an unconditional denoiser. Lugmayr et al., CVPR 2022.
///
/// Before each denoising step but the first, the known pixels are replaced by the original with the noise of that step.
/// A finished image therefore holds the denoiser's version of the known pixels, close to the original but not equal;
/// ``compositesAtEnd`` puts the originals back.
public struct RePaint: Sendable {
  /// The chain to walk through.
  public let chain: DiffusionChain
  /// The walk.
  public let jumps: JumpSchedule
  /// How a denoising step is taken.
  public let step: ReverseStep
  /// True to put the known pixels back into the finished image.
  public let compositesAtEnd: Bool

  /// - Precondition: `jumps` was made for as many steps as `chain` has.
  public init(
    chain: DiffusionChain, jumps: JumpSchedule, step: ReverseStep = .ddpm, compositesAtEnd: Bool = true
  ) {
    precondition(jumps.indices.max() == chain.count - 1, "chain and jump schedule have one number of steps")
    self.chain = chain
    self.jumps = jumps
    self.step = step
    self.compositesAtEnd = compositesAtEnd
  }

  /// Repaints a batch of images.
  ///
  /// - Parameters:
  ///   - known: The originals, in the denoiser's range, one after the other.
  ///   - keep: 1 where a pixel is known and 0 where it is to be painted; as long as `known`.
  ///   - start: Pure noise to start from; drawn first from `noise` where nil.
  ///   - denoiser: The network.
  ///   - noise: Drawn from in this order: per denoising step the step's noise, then (from the second on) that of the
  ///     known pixels; per step towards noise one draw.
  ///   - observer: Called after each denoising step with its number and the image; may throw to stop.
  /// - Precondition: all arrays have one length.
  /// - Throws: What the denoiser or the observer throws.
  public func repaint(
    _ known: [Float], keep: [Float], from start: [Float]? = nil, denoiser: some Denoiser,
    noise: inout some NoiseSource, observer: (Int, [Float]) throws -> Void = { _, _ in }
  ) throws -> [Float] {
    precondition(keep.count == known.count, "one keep value a pixel")
    var image = start ?? noise.draw(known.count)
    precondition(image.count == known.count, "one start value a pixel")
    var number = 0
    for move in jumps.moves {
      switch move {
      case .reverse(let t):
        let stepNoise = noise.draw(known.count)
        if number > 0 {
          let noisy = chain.noised(known, noise: noise.draw(known.count), at: t)
          image = Self.composite(noisy, image, keep: keep)
        }
        image = try reverse(image, at: t, denoiser: denoiser, noise: stepNoise)
        try observer(number, image)
        number += 1
      case .forward(let t):
        image = chain.forwardStep(image, noise: noise.draw(known.count), from: t)
      }
    }
    return compositesAtEnd ? Self.composite(known, image, keep: keep) : image
  }

  private func reverse(
    _ image: [Float], at t: Int, denoiser: some Denoiser, noise: [Float]
  ) throws -> [Float] {
    let output = try denoiser.predict(image, timestep: chain.timesteps[t])
    let clean = chain.cleanImage(image, output, target: denoiser.target, range: denoiser.range, at: t)
    return switch step {
    case .ddpm:
      chain.ddpmStep(image, clean: clean, varianceLogit: output.varianceLogit, noise: noise, at: t)
    case .ddim(let eta):
      chain.ddimStep(
        image, clean: clean, eta: eta, noise: noise, at: t, previous: chain.cumulativeAlphaBefore(t))
    }
  }

  private static func composite(_ known: [Float], _ painted: [Float], keep: [Float]) -> [Float] {
    known.indices.map { keep[$0] * known[$0] + (1 - keep[$0]) * painted[$0] }
  }
}
