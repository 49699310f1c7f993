extension Double {
  /// Pearson's r of two paired series that were checked for length and finite values.
  static func pearson(_ first: [Double], _ second: [Double]) throws(ComparisonError) -> Double {
    do {
      return try PairedMoments(first, second).correlation
    } catch {
      switch error {
      case .constantValues(let series): throw .constantValues(series: "the \(series)")
      default: throw .valuesTooLarge(series: "the pairs")
      }
    }
  }
}
