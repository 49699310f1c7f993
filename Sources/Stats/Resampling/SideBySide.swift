internal import Dispatch
internal import Synchronization

extension Range<Int> {
  /// The results of `work` in the order of the range, computed on all cores.
  ///
  /// - Parameter pieces: At most this many pieces are handed to the cores.
  func mapSideBySide<Result: Sendable>(pieces: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let parts = Swift.min(pieces, count)
    let results = Mutex([[Result]](repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let (start, end) = (lowerBound + part * count / parts, lowerBound + (part + 1) * count / parts)
      let piece = (start..<end).map(work)
      results.withLock { $0[part] = piece }
    }
    return results.withLock { $0.flatMap { $0 } }
  }
}
