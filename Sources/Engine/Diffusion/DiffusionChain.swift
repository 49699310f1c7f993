/// The coefficients of a diffusion chain, respaced to fewer steps than the denoiser was trained with.
///
/// All in double precision. Index t counts the steps of this chain, 0 … n−1, from little noise to much.
/// Sources: Ho et al., NeurIPS 2020, equations 4–7; respacing: Nichol & Dhariwal, ICML 2021, section 4.
public struct DiffusionChain: Sendable, Equatable {
  /// βₜ.
  public let betas: [Double]
  /// ᾱₜ = Π (1 − β) up to t: the share of the image's variance that is left.
  public let cumulativeAlphas: [Double]
  /// The time step of the trained chain that the denoiser is told.
  public let timesteps: [Int]
  /// Number of steps of the trained chain.
  public let trainedSteps: Int

  /// Number of steps.
  public var count: Int { betas.count }

  /// - Parameters:
  ///   - schedule: That the denoiser was trained with.
  ///   - trainedSteps: Number of steps that it was trained with; 4000 in the paper.
  ///   - steps: Number of steps to sample with, evenly spaced over the trained ones; 250 in the paper.
  /// - Precondition: `steps` lies in 1…`trainedSteps`.
  public init(_ schedule: NoiseSchedule, trainedSteps: Int, steps: Int) {
    precondition((1...trainedSteps).contains(steps), "\(steps) steps of \(trainedSteps) do not exist")
    self.init(
      schedule, trainedSteps: trainedSteps, timesteps: Self.evenlySpaced(steps, of: trainedSteps))
  }

  /// - Parameters:
  ///   - schedule: That the denoiser was trained with.
  ///   - trainedSteps: Number of steps that it was trained with.
  ///   - timesteps: The trained steps to sample with.
  /// - Precondition: `timesteps` ascend within 0..<`trainedSteps`; one at least.
  public init(_ schedule: NoiseSchedule, trainedSteps: Int, timesteps: [Int]) {
    precondition(
      !timesteps.isEmpty && timesteps[0] >= 0 && timesteps[timesteps.count - 1] < trainedSteps
        && zip(timesteps, timesteps.dropFirst()).allSatisfy { $0 < $1 },
      "the steps of a chain ascend within those it was trained with")
    let cumulative = Self.cumulative(schedule.betas(steps: trainedSteps))
    self.timesteps = timesteps
    let kept = timesteps.map { cumulative[$0] }
    betas = kept.indices.map { 1 - kept[$0] / ($0 == 0 ? 1 : kept[$0 - 1]) }
    cumulativeAlphas = Self.cumulative(betas)
    self.trainedSteps = trainedSteps
  }

  /// ᾱ of the step before; 1 before the first.
  public func cumulativeAlphaBefore(_ t: Int) -> Double { t == 0 ? 1 : cumulativeAlphas[t - 1] }

  /// Variance β̃ₜ of the posterior q(xₜ₋₁ | xₜ, x₀); 0 at t = 0.
  public func posteriorVariance(_ t: Int) -> Double {
    betas[t] * (1 - cumulativeAlphaBefore(t)) / (1 - cumulativeAlphas[t])
  }

  /// Weights of x₀ and xₜ in the mean of that posterior.
  public func posteriorMeanWeights(_ t: Int) -> (clean: Double, noisy: Double) {
    let rest = 1 - cumulativeAlphas[t]
    return (
      betas[t] * cumulativeAlphaBefore(t).squareRoot() / rest,
      (1 - cumulativeAlphaBefore(t)) * (1 - betas[t]).squareRoot() / rest
    )
  }

  private static func cumulative(_ betas: [Double]) -> [Double] {
    var product = 1.0
    return betas.map {
      product *= 1 - $0
      return product
    }
  }

  /// `count` of `total` steps, the first and the last among them; halves are rounded to even.
  private static func evenlySpaced(_ count: Int, of total: Int) -> [Int] {
    let stride = count == 1 ? 1 : Double(total - 1) / Double(count - 1)
    var position = 0.0
    return (0..<count).map { _ in
      defer { position += stride }
      return Int(position.rounded(.toNearestOrEven))
    }
  }
}
