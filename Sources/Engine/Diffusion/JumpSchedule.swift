/// The order in which RePaint walks through a diffusion chain, up and down.
///
/// Going back some steps and forth again lets the repainted part fit the known one. Lugmayr et al., CVPR 2022,
/// section 4.2 and appendix; the paper uses 250 steps, jumps of 10, 10 times.
public struct JumpSchedule: Sendable, Equatable {
  /// One passage of the walk.
  public enum Move: Sendable, Equatable {
    /// One denoising step at this index of the chain.
    case reverse(Int)
    /// Noise is added to go from this index to the next.
    case forward(Int)
  }

  /// Indices of the chain in the order of the walk, from n−1 to −1, which stands for the finished image.
  public let indices: [Int]

  /// - Parameters:
  ///   - steps: Number of steps of the chain.
  ///   - repeatsPerStep: Times that each step is taken (`n_sample`); 1 in the paper.
  ///   - jumpLength: Steps of a jump back.
  ///   - passes: Times that each stretch is walked (`jump_n_sample`); 1 for no jumps.
  /// - Precondition: all are 1 or more.
  public init(steps: Int, repeatsPerStep: Int = 1, jumpLength: Int = 10, passes: Int = 10) {
    precondition(
      min(steps, repeatsPerStep, jumpLength, passes) >= 1, "all numbers of a jump schedule are 1 or more")
    var jumpsLeft: [Int: Int] = [:]
    for start in stride(from: 0, to: steps - jumpLength, by: jumpLength) { jumpsLeft[start] = passes - 1 }
    var indices: [Int] = []
    var t = steps
    while t >= 1 {
      t -= 1
      indices.append(t)
      if t + 1 < steps - 1 {
        for _ in 1..<repeatsPerStep { indices += [t + 1, t] }
      }
      if let left = jumpsLeft[t], left > 0 {
        jumpsLeft[t] = left - 1
        indices += (t + 1)...(t + jumpLength)
        t += jumpLength
      }
    }
    self.indices = indices + [-1]
  }

  /// The walk as moves.
  public var moves: [Move] {
    zip(indices, indices.dropFirst()).map { $1 < $0 ? .reverse($0) : .forward($0) }
  }

  /// Calls of the denoiser in one walk.
  public var denoiserCalls: Int { zip(indices, indices.dropFirst()).count { $1 < $0 } }
}
