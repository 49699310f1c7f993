extension Array {
  /// Consecutive pieces of `size` elements; the last may have fewer.
  ///
  /// - Precondition: `size` is above zero.
  package func chunked(by size: Int) -> [[Element]] {
    precondition(size > 0, "a piece holds an element: \(size)")
    return stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
