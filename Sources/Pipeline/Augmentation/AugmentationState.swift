import ApicalEngine
import Foundation
import Synchronization

/// What the workers of a run share.
final class AugmentationState: Sendable {
  private struct Content {
    var progress: AugmentationProgress
    var seconds = 0.0
    var calls = 0
    var leftOut: [String: FrameFailure] = [:]
    var error: (any Error)?
  }

  private let content: Mutex<Content>
  private let start = Date()
  private let report: @Sendable (AugmentationProgress) -> Void

  init(total: Int, samples: Int, report: @escaping @Sendable (AugmentationProgress) -> Void) {
    content = Mutex(Content(progress: AugmentationProgress(total: total, left: samples)))
    self.report = report
  }

  /// True once a worker met an error that ends the run.
  var hasFailed: Bool { content.withLock { $0.error != nil } }

  /// Frames left out, by code.
  var leftOut: [String: Int] {
    content.withLock { content in
      content.leftOut.values.reduce(into: [:]) { $0[$1.code, default: 0] += 1 }
    }
  }

  /// What this run has done so far.
  var effort: (made: Int, calls: Int, seconds: Double, elapsed: Double) {
    content.withLock { ($0.progress.made, $0.calls, $0.seconds, Date().timeIntervalSince(start)) }
  }

  func fail(_ error: any Error) { content.withLock { $0.error = $0.error ?? error } }

  /// An image of an earlier run is there.
  func found(_ number: Int) {
    update { content in
      content.progress.done += 1
      content.progress.left -= number > 0 ? 1 : 0
    }
  }

  /// An image was made.
  func made(_ number: Int, seconds: Double, calls: Int) {
    update { content in
      content.progress.done += 1
      content.seconds += seconds
      content.calls += calls
      guard number > 0 else { return }
      content.progress.made += 1
      content.progress.left -= 1
    }
  }

  /// A frame cannot be augmented.
  func leaveOut(_ failure: FrameFailure, frame: String, numbers: [Int]) {
    update { content in
      content.progress.total -= numbers.count
      content.progress.left -= numbers.count { $0 > 0 }
      if content.leftOut.updateValue(failure, forKey: frame) == nil { content.progress.failed += 1 }
    }
  }

  private func update(_ change: (inout Content) -> Void) {
    content.withLock { content in
      change(&content)
      content.progress.elapsed = Date().timeIntervalSince(start)
      report(content.progress)
    }
  }

  /// The failures of frames, by the frame's id.
  var failures: [(frame: String, failure: FrameFailure)] {
    content.withLock { $0.leftOut.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }

  /// Throws what ended the run, if anything did.
  func end(isStopped: Bool, cohort: String, frames: Int) throws {
    let content = content.withLock { $0 }
    if let error = content.error { throw error }
    let progress = content.progress
    if isStopped, progress.done < progress.total {
      throw AugmentationError.interrupted(done: progress.done, of: progress.total)
    }
    if progress.total == 0, let first = failures.first {
      throw AugmentationError.nothingToDo(cohort: cohort, frames: frames, reason: first.failure.message)
    }
  }
}
