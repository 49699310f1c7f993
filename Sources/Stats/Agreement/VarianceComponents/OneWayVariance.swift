/// One-way analysis of variance of groups of any size.
struct OneWayVariance {
  /// Number of groups and of values.
  let groups, count: Int
  /// Mean of all values.
  let mean: Double
  /// MSb, groups − 1 degrees of freedom.
  let betweenMeanSquare: Double
  /// Σ (value − its group's mean)², count − groups degrees of freedom.
  let withinSumOfSquares: Double
  /// How often MSb counts the variance between groups: (N − Σ m²/N) / (groups − 1), the size of groups where
  /// all are equal.
  let divisor: Double

  /// - Precondition: at least two groups.
  init(_ groups: [Moments]) {
    precondition(groups.count > 1, "an analysis of variance needs two groups")
    let total = groups.reduce(0) { $0 + $1.count }
    let n = Double(total)
    let first = groups[0].mean
    let mean = first + CompensatedSum.of(groups.lazy.map { Double($0.count) * ($0.mean - first) }) / n
    let between = CompensatedSum.of(
      groups.lazy.map { Double($0.count) * ($0.mean - mean) * ($0.mean - mean) })
    let sizes = groups.reduce(0.0) { $0 + Double($1.count) * Double($1.count) }
    self.groups = groups.count
    self.mean = mean
    count = total
    betweenMeanSquare = between / Double(groups.count - 1)
    withinSumOfSquares = CompensatedSum.of(groups.lazy.map(\.sumOfSquares))
    divisor = (n - sizes / n) / Double(groups.count - 1)
  }

  /// Degrees of freedom within groups.
  var withinDegrees: Int { count - groups }

  /// MSw; nil where no group has two values.
  var withinMeanSquare: Double? { withinDegrees > 0 ? withinSumOfSquares / Double(withinDegrees) : nil }

  /// Satterthwaite's degrees of freedom of MSb, 2 E²/Var with the variances as estimated: groups − 1 where
  /// all groups have the same size, fewer where some weigh more.
  ///
  /// MSb × (groups − 1) is the quadratic form Σ m x̄² − (Σ m x̄)²/N of independent means with variances σb² +
  /// σw²/m.
  func effectiveDegrees(_ groups: [Moments]) -> Double {
    let within = withinMeanSquare ?? 0
    let between = max(0, betweenVariance ?? betweenMeanSquare)
    guard between + within > 0 else { return Double(self.groups - 1) }
    let n = Double(count)
    var (trace, weighted, squares, cubes) = (0.0, 0.0, 0.0, 0.0)
    for group in groups {
      let size = Double(group.count)
      let spread = size * between + within
      trace += spread
      weighted += size * spread
      squares += spread * spread
      cubes += size * spread * spread
    }
    let mean = trace - weighted / n
    return mean * mean / (squares - 2 * cubes / n + weighted * weighted / (n * n))
  }

  /// (MSb − MSw) / divisor: variance between groups, below zero where groups are more alike than by chance.
  var betweenVariance: Double? { withinMeanSquare.map { (betweenMeanSquare - $0) / divisor } }
}
