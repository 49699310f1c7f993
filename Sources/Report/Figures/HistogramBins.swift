internal import Foundation

/// Bins of equal, round width.
struct HistogramBins: Equatable {
  /// Ascending; one more than there are bins, empty without values.
  let edges: [Double]
  /// True where a bin holds its upper edge: values equal to a limit of the form "> x" stay below it.
  let holdsUpperEdge: Bool

  /// - Parameters:
  ///   - values: What the bins must hold.
  ///   - width: Width of a bin; nil for that of Freedman & Diaconis (1981), 2 · IQR / ∛n, made round.
  ///   - edge: A value that must be an edge, such as a limit: then every bin holds the edge that `holdsUpperEdge` says and
  ///     no other, so that nothing lies on the wrong side of the limit.
  ///   - holdsUpperEdge: See the property.
  init(_ values: [Double], width: Double?, edge: Double? = nil, holdsUpperEdge: Bool = false) {
    self.holdsUpperEdge = holdsUpperEdge
    guard let low = values.min(), let high = values.max() else {
      edges = []
      return
    }
    let origin = edge ?? 0
    var step = width ?? Self.roundWidth(values)
    if !((high - low) / step < Self.mostBins) { step = Self.roundWidth(values) }
    guard (high - low).isFinite, step.isNormal, max(abs(low - origin), abs(high - origin)) / step < 1e9 else {
      edges = [low, max(high, low.nextUp)]
      return
    }
    let (lowest, highest) = ((low - origin) / step, (high - origin) / step)
    let opensBelow = edge != nil && holdsUpperEdge && lowest == lowest.rounded()
    let opensAbove = edge != nil && !holdsUpperEdge && highest == highest.rounded()
    let first = lowest.rounded(.down) - (opensBelow ? 1 : 0)
    let last = max(highest.rounded(.up) + (opensAbove ? 1 : 0), first + 1)
    edges = (Int(first)...Int(last)).map { origin + Double($0) * step }
  }

  /// A given width that makes more bins than this is replaced by a round one.
  private static let mostBins = 500.0

  /// How many values lie in each bin; every value lies in one.
  func counts(_ values: [Double]) -> [Int] {
    guard edges.count > 1 else { return [] }
    var result = [Int](repeating: 0, count: edges.count - 1)
    for value in values { result[bin(of: value)] += 1 }
    return result
  }

  /// The bin that holds a value, or the outermost one beyond the edges; needs two edges.
  func bin(of value: Double) -> Int {
    let above = edges.firstIndex { holdsUpperEdge ? $0 >= value : $0 > value } ?? edges.count - 1
    return min(max(above - 1, 0), edges.count - 2)
  }

  static func roundWidth(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let range = sorted[sorted.count - 1] - sorted[0]
    guard range > 0 else { return 1 }
    let iqr = quantile(sorted, 0.75) - quantile(sorted, 0.25)
    let raw = iqr > 0 ? 2 * iqr / cbrt(Double(sorted.count)) : range / 10
    return Scale.step(over: max(raw, range / 60), count: 1)
  }

  /// Linear interpolation between order statistics (type 7 of Hyndman & Fan).
  static func quantile(_ sorted: [Double], _ part: Double) -> Double {
    let position = part * Double(sorted.count - 1)
    let index = Int(position)
    let next = min(index + 1, sorted.count - 1)
    return sorted[index] + (position - Double(index)) * (sorted[next] - sorted[index])
  }
}
