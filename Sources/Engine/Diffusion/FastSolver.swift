internal import Foundation

/// How a sampler of few steps goes from one noise level to the next.
public enum FastSolver: Sendable, Equatable {
  /// DDIM with η. Song et al., ICLR 2021.
  case ddim(eta: Double)
  /// DPM-Solver++(2M), second order, deterministic. Lu et al., arXiv 2211.01095, algorithm 2.
  case multistep
  /// SDE-DPM-Solver++(2M), second order, with the noise of the stochastic equation. Same source, section 5.
  case stochasticMultistep

  /// As papers call it.
  public var name: String {
    switch self {
    case .ddim(let eta): "DDIM, η = \(eta)"
    case .multistep: "DPM-Solver++(2M)"
    case .stochasticMultistep: "SDE-DPM-Solver++(2M)"
    }
  }

  /// True where a step to noise level above 0 consumes a draw.
  var drawsNoise: Bool {
    switch self {
    case .ddim(let eta): eta > 0
    case .multistep: false
    case .stochasticMultistep: true
    }
  }
}

/// The clean image that the step before last went by, for second-order steps.
struct SolverHistory {
  /// Index of the chain at which it was predicted.
  let t: Int
  let clean: [Float]
}

extension DiffusionChain {
  /// One step of a solver from index t to t − 1; the last step returns `clean`.
  ///
  /// - Parameters:
  ///   - clean: The clean image to go by.
  ///   - history: The one before; nil for a step of first order.
  ///   - noise: One draw a pixel; nil where the solver draws none.
  func fastStep(
    _ image: [Float], clean: [Float], history: SolverHistory?, solver: FastSolver, noise: [Float]?, at t: Int
  ) -> [Float] {
    if t == 0 { return clean }
    switch solver {
    case .ddim(let eta):
      return ddimStep(
        image, clean: clean, eta: eta, noise: noise ?? clean, at: t, previous: cumulativeAlphas[t - 1])
    case .multistep:
      return multistep(image, extrapolated(clean, history, at: t), noise: nil, at: t)
    case .stochasticMultistep:
      return multistep(image, extrapolated(clean, history, at: t), noise: noise, at: t)
    }
  }

  /// D = (1 + 1/2r) x̂₀(t) − 1/2r x̂₀(before), with r the ratio of the two steps in λ.
  private func extrapolated(_ clean: [Float], _ history: SolverHistory?, at t: Int) -> [Float] {
    guard let history else { return clean }
    let ratio =
      (halfLogSNR(t) - halfLogSNR(history.t)) / (halfLogSNR(t - 1) - halfLogSNR(t))
    let weight = Float(1 / (2 * ratio))
    return clean.indices.map { (1 + weight) * clean[$0] - weight * history.clean[$0] }
  }

  private func multistep(_ image: [Float], _ clean: [Float], noise: [Float]?, at t: Int) -> [Float] {
    let (signal, spread) = (cumulativeAlphas[t - 1].squareRoot(), (1 - cumulativeAlphas[t - 1]).squareRoot())
    let shrink = exp(halfLogSNR(t) - halfLogSNR(t - 1))
    let before = spread / (1 - cumulativeAlphas[t]).squareRoot()
    guard let noise else {
      let (ofImage, ofClean) = (Float(before), Float(signal * (1 - shrink)))
      return image.indices.map { ofImage * image[$0] + ofClean * clean[$0] }
    }
    let rest = 1 - shrink * shrink
    let (ofImage, ofClean) = (Float(before * shrink), Float(signal * rest))
    let ofNoise = Float(spread * rest.squareRoot())
    return image.indices.map { ofImage * image[$0] + ofClean * clean[$0] + ofNoise * noise[$0] }
  }
}
