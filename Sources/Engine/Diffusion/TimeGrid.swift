internal import Foundation

/// Where a few sampling steps lie among the many of the trained chain.
public enum TimeGrid: String, Sendable, CaseIterable, NamedChoice {
  /// Evenly spaced time steps.
  case uniform
  /// Time steps in the ratio of the squares 0, 1, 4, …: more of them where little noise is left. Song et al., ICLR 2021.
  case quadratic
  /// Evenly spaced in half the logarithm of the signal-to-noise ratio. Lu et al., NeurIPS 2022.
  case logSNR

  /// `count` different time steps, ascending, from the first to the last of the chain.
  ///
  /// - Parameters:
  ///   - count: Number of steps; fewer come back where two fall on one, as at the ends of ``logSNR``.
  ///   - schedule: Of the trained chain.
  ///   - trainedSteps: Its number of steps.
  /// - Precondition: `count` lies in 1…`trainedSteps`.
  public func timesteps(_ count: Int, schedule: NoiseSchedule, trainedSteps: Int) -> [Int] {
    precondition((1...trainedSteps).contains(count), "\(count) steps of \(trainedSteps) do not exist")
    guard count > 1 else { return [trainedSteps - 1] }
    let shares = (0..<count).map { Double($0) / Double(count - 1) }
    let last = Double(trainedSteps - 1)
    let positions: [Int] =
      switch self {
      case .uniform: shares.map { Int(($0 * last).rounded()) }
      case .quadratic: shares.map { Int(($0 * $0 * last).rounded()) }
      case .logSNR: Self.nearest(shares, schedule, trainedSteps)
      }
    return positions.reduce(into: []) { kept, step in if kept.last != step { kept.append(step) } }
  }

  /// For each share of the way from the first to the last log-SNR the time step next to it.
  private static func nearest(_ shares: [Double], _ schedule: NoiseSchedule, _ steps: Int) -> [Int] {
    let chain = DiffusionChain(schedule, trainedSteps: steps, steps: steps)
    let values = (0..<steps).map(chain.halfLogSNR)
    return shares.map { share in
      let target = values[0] + share * (values[steps - 1] - values[0])
      return values.indices.min { abs(values[$0] - target) < abs(values[$1] - target) } ?? 0
    }
  }
}

extension DiffusionChain {
  /// λₜ = ½ log (ᾱₜ / (1 − ᾱₜ)).
  func halfLogSNR(_ t: Int) -> Double { log(cumulativeAlphas[t] / (1 - cumulativeAlphas[t])) / 2 }
}
