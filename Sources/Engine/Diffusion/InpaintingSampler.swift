/// A way to repaint the unknown part of images.
public enum InpaintingSampler: Sendable {
  /// Faithful to the paper.
  case repaint(RePaint)
  /// Few steps.
  case fast(FastInpainter)

  /// Calls of the denoiser for one image.
  public var denoiserCalls: Int {
    switch self {
    case .repaint(let sampler): sampler.jumps.denoiserCalls
    case .fast(let sampler): sampler.jumps.denoiserCalls
    }
  }

  /// What it does, for the record: method, noise levels, calls of the denoiser.
  public var name: String {
    switch self {
    case .repaint(let sampler): "RePaint, \(sampler.chain.count) levels, \(denoiserCalls) calls"
    case .fast(let sampler):
      "null-space projection, \(sampler.solver.name), \(sampler.chain.count) levels, \(denoiserCalls) calls"
    }
  }

  /// Repaints one image; see ``RePaint/repaint(_:keep:from:denoiser:noise:observer:)``.
  ///
  /// - Throws: What the denoiser or the observer throws.
  public func repaint(
    _ known: [Float], keep: [Float], denoiser: some Denoiser, noise: inout some NoiseSource,
    observer: (Int, [Float]) throws -> Void = { _, _ in }
  ) throws -> [Float] {
    switch self {
    case .repaint(let sampler):
      try sampler.repaint(known, keep: keep, denoiser: denoiser, noise: &noise, observer: observer)
    case .fast(let sampler):
      try sampler.repaint(known, keep: keep, denoiser: denoiser, noise: &noise, observer: observer)
    }
  }
}

extension DenoiserNetwork {
  /// The paper's sampler: RePaint with jumps of 10 steps, each stretch walked 10 times.
  ///
  /// - Parameter steps: Of the respaced chain; 250 in the paper. Jumps are shortened where the chain is no longer than one.
  /// - Throws: ``EngineError/option(name:found:needed:)`` for a number of steps outside of 1…trained.
  public func repaint(steps: Int = 250) throws(EngineError) -> InpaintingSampler {
    .repaint(RePaint(chain: try chain(steps: steps), jumps: JumpSchedule(steps: steps)))
  }

  /// The sampler of few steps; the defaults are those that were measured best at some 40 calls (`docs/augmentation.md`).
  ///
  /// - Parameters:
  ///   - steps: Number of noise levels.
  ///   - grid: Where they lie.
  ///   - solver: How a step is taken.
  ///   - jumpLength: Steps of a jump back.
  ///   - passes: Times that each stretch is walked; 1 for no jumps.
  /// - Throws: ``EngineError/option(name:found:needed:)`` for a number of steps outside of 1…trained.
  public func fast(
    steps: Int = 38, grid: TimeGrid = .uniform, solver: FastSolver = .stochasticMultistep,
    jumpLength: Int = 2,
    passes: Int = 1
  ) throws(EngineError) -> InpaintingSampler {
    _ = try chain(steps: steps)  // refuses a number of steps outside of the trained ones
    let timesteps = grid.timesteps(steps, schedule: diffusion.schedule, trainedSteps: diffusion.steps)
    let chain = DiffusionChain(
      diffusion.schedule, trainedSteps: diffusion.steps, timesteps: timesteps)
    let jumps = JumpSchedule(steps: timesteps.count, jumpLength: jumpLength, passes: passes)
    return .fast(FastInpainter(chain: chain, jumps: jumps, solver: solver))
  }
}
