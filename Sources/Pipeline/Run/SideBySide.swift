internal import Foundation
internal import Synchronization

extension Array where Element: Sendable {
  /// The results of `work` in the order of the elements, computed on all cores.
  func mapSideBySide<Result: Sendable>(_ work: @Sendable (Element) -> Result) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = work(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.map { $0! } }
  }
}

extension Array {
  /// Consecutive pieces of at most `size` elements.
  func chunked(by size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
