internal import Foundation

/// How much noise each step of a diffusion chain adds.
public enum NoiseSchedule: String, Sendable, CaseIterable, NamedChoice {
  /// Nichol & Dhariwal, ICML 2021, equation 17, offset 0.008; β at most 0.999. The paper's text (Table 1).
  case cosine
  /// Ho et al., NeurIPS 2020: β from 1e-4 to 0.02 over 1000 steps, scaled to any number. The released configuration.
  case linear

  /// The variances β₀ … β₍T−1₎ of a chain of `steps` steps.
  ///
  /// - Precondition: `steps` is 1 or more; for the linear schedule 20 or more, so that no β reaches 1.
  public func betas(steps: Int) -> [Double] {
    precondition(steps >= 1, "a diffusion chain has at least one step, not \(steps)")
    switch self {
    case .cosine:
      func cumulative(_ time: Double) -> Double {
        let c = cos((time + 0.008) / 1.008 * .pi / 2)
        return c * c
      }
      let count = Double(steps)
      return (0..<steps).map { step in
        min(1 - cumulative(Double(step + 1) / count) / cumulative(Double(step) / count), 0.999)
      }
    case .linear:
      precondition(steps >= 20, "the linear schedule needs 20 steps or more, not \(steps)")
      let scale = 1000 / Double(steps)
      let (first, last) = (scale * 0.0001, scale * 0.02)
      let stride = (last - first) / Double(steps - 1)
      return (0..<steps).map { first + Double($0) * stride }
    }
  }
}
