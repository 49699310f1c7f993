import Foundation

/// How far an augmentation has come.
public struct AugmentationProgress: Sendable, Equatable {
  /// Images that are there, those of an earlier run and the originals included.
  public var done = 0
  /// Images of this run or shard, without those of frames that cannot be augmented.
  public var total: Int
  /// Samples that this run has made, and those that are left.
  public var made = 0, left: Int
  /// Frames that cannot be augmented.
  public var failed = 0
  /// Seconds since the run began.
  public var elapsed = 0.0

  /// Seconds left at the rate so far; nil before the first sample.
  public var remaining: Double? { made > 0 ? elapsed / Double(made) * Double(left) : nil }

  /// One line: share done, images, failures, time left.
  public var line: String {
    let share = total > 0 ? Int((100 * Double(done) / Double(total)).rounded(.down)) : 100
    let failures = failed > 0 ? ", \(failed) frames left out" : ""
    let left = remaining.map { ", \(RunProgress.clock($0)) left" } ?? ""
    return "\(share) %  \(done) of \(total) images\(failures)\(left)"
  }
}

/// What an augmentation made.
public struct AugmentationOutcome: Sendable, Equatable, Codable {
  /// Originals and samples in the folder, of all runs and shards.
  public let originals, samples: Int
  /// Frames that could not be augmented, by code.
  public let leftOut: [String: Int]
  /// Draws that were refused, and samples for which all were.
  public let rejectedDraws, fallbacks: Int
  /// Mean share of a sample's labelled pixels that fell off the kept ones, and that lie on generated pixels.
  public let labelsOffKeep, labelsOnPaint: Double
  /// Calls of the denoiser for one sample.
  public let callsPerSample: Int
  /// Mean seconds of a call with all lanes at work, sampler included; nil where this run made none.
  public let secondsPerCall: Double?
  /// Samples that this run made.
  public let made: Int
  /// Seconds that the run took.
  public let seconds: Double

  /// Lines for a person.
  public var text: String {
    func percent(_ share: Double) -> String { String(format: "%.2f %%", 100 * share) }
    var lines = [
      "\(originals) originals and \(samples) samples; \(rejectedDraws) draws refused, \(fallbacks) frames left where they are",
      "labels off the kept region \(percent(labelsOffKeep)), on generated pixels \(percent(labelsOnPaint))",
    ]
    lines += leftOut.sorted { $0.key < $1.key }.map { "left out: \($0.value) frames, \($0.key)" }
    if let secondsPerCall, made > 0 {
      lines.append(
        String(
          format: "denoiser: %d calls a frame, %.3f s a call, %.2f s a frame; %d frames in %@",
          callsPerSample,
          secondsPerCall, seconds / Double(made), made, RunProgress.clock(seconds)))
    } else {
      lines.append("\(made) frames in \(RunProgress.clock(seconds))")
    }
    return lines.joined(separator: "\n")
  }
}
