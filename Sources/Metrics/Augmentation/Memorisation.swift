/// Whether generated frames lie nearer to training frames than training frames lie to each other.
///
/// For every generated frame its highest SSIM with a training frame is set against a threshold: a quantile of the highest
/// SSIM of each training frame with another one that shows a different exam. A generated frame above it looks copied.
/// Frames of one exam resemble each other by nature, so the caller leaves pairs of one exam out of both lists.
public struct Memorisation: Sendable, Equatable, Codable {
  /// Quantile of the training frames' nearest similarities that is the threshold, 0…1.
  public let quantile: Double
  /// SSIM above which a generated frame is flagged.
  public let threshold: Double
  /// Flagged frames: positions in the list of generated ones, ascending.
  public let flagged: [Int]
  /// Share of generated frames that are flagged; near 1 − ``quantile`` for a sampler that draws from the training distribution.
  public let share: Double
  /// Means of the nearest similarities of generated and of training frames.
  public let generatedMean, trainingMean: Double
  /// Numbers of generated and of training frames.
  public let generatedCount, trainingCount: Int

  /// - Parameters:
  ///   - generated: Highest SSIM of each generated frame with a training frame.
  ///   - training: Highest SSIM of each training frame with one of another exam.
  ///   - quantile: Which quantile is the threshold; the larger neighbour of a place between two values.
  /// - Returns: nil where either list is empty.
  /// - Precondition: a quantile of 0…1.
  public init?(generated: [Double], training: [Double], quantile: Double = 0.99) {
    precondition((0...1).contains(quantile), "a quantile lies in 0…1: \(quantile)")
    guard !generated.isEmpty, !training.isEmpty else { return nil }
    let sorted = training.sorted()
    let place = Int((quantile * Double(sorted.count - 1)).rounded(.up))
    let threshold = sorted[place]
    flagged = generated.indices.filter { generated[$0] > threshold }
    self.threshold = threshold
    self.quantile = quantile
    share = Double(flagged.count) / Double(generated.count)
    generatedMean = generated.reduce(0, +) / Double(generated.count)
    trainingMean = training.reduce(0, +) / Double(training.count)
    generatedCount = generated.count
    trainingCount = training.count
  }
}
