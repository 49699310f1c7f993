internal import Dispatch
internal import Synchronization

extension Range<Int> {
  /// The results of `work` in the order of the range, computed on all cores.
  ///
  /// - Parameters:
  ///   - pieces: Into how many consecutive parts, at most, the range is cut; a core takes one at a time. Few
  ///     pieces suit many short steps; without a number, every step is a piece.
  ///   - work: One step.
  package func mapSideBySide<Result: Sendable>(
    pieces: Int = .max, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
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

extension Array where Element: Sendable {
  /// The results of `work` in the order of the elements, computed on all cores, one element at a time.
  package func mapSideBySide<Result: Sendable>(_ work: @Sendable (Element) -> Result) -> [Result] {
    indices.mapSideBySide { work(self[$0]) }
  }
}
