/// Repaints the unknown part of images in few steps: null-space projection with a solver of few steps.
///
/// At each step the denoiser's clean image takes over the known pixels, x̂₀ ← keep · known + (1 − keep) · x̂₀, and the
/// solver goes on from there: Wang, Yu & Zhang, ICLR 2023 (DDNM), algorithm 2 for a mask, with its time travel as the
/// walk of ``JumpSchedule``. Unlike ``RePaint``, which exchanges the known pixels of the noisy image, the finished image
/// holds them exactly.
public struct FastInpainter: Sendable {
  /// The few steps.
  public let chain: DiffusionChain
  /// The walk through them.
  public let jumps: JumpSchedule
  /// How a step is taken.
  public let solver: FastSolver

  /// - Precondition: `jumps` was made for as many steps as `chain` has.
  public init(chain: DiffusionChain, jumps: JumpSchedule, solver: FastSolver) {
    precondition(jumps.indices.max() == chain.count - 1, "chain and jump schedule have one number of steps")
    self.chain = chain
    self.jumps = jumps
    self.solver = solver
  }

  /// Repaints a batch of images.
  ///
  /// - Parameters:
  ///   - known: The originals, in the denoiser's range, one after the other.
  ///   - keep: 1 where a pixel is known and 0 where it is to be painted, anything between for a mixture; as long as
  ///     `known`. Zero throughout draws an image from nothing.
  ///   - start: Pure noise to start from; drawn first from `noise` where nil.
  ///   - denoiser: The network.
  ///   - noise: One draw for each step towards noise, and for each denoising step where the solver has noise.
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
    var history: SolverHistory?
    var number = 0
    for move in jumps.moves {
      switch move {
      case .reverse(let t):
        let output = try denoiser.predict(image, timestep: chain.timesteps[t])
        let painted = chain.cleanImage(
          image, output, target: denoiser.target, range: denoiser.range, at: t)
        let clean = known.indices.map { keep[$0] * known[$0] + (1 - keep[$0]) * painted[$0] }
        let draws = solver.drawsNoise && t > 0 ? noise.draw(known.count) : nil
        image = chain.fastStep(
          image, clean: clean, history: history, solver: solver, noise: draws, at: t)
        history = SolverHistory(t: t, clean: clean)
        try observer(number, image)
        number += 1
      case .forward(let t):
        image = chain.forwardStep(image, noise: noise.draw(known.count), from: t)
        history = nil
      }
    }
    return image
  }
}
