/// One Deming line and what its standard errors need.
struct DemingFit {
  private let x, y: [Double]
  private let errorRatio: Double
  private let weighting: DemingRegression.Weighting
  private let weights: [Double]?
  private let moments: WeightedMoments
  let line: StraightLine

  private static let mostIterations = 500

  init(
    _ x: [Double], _ y: [Double], errorRatio: Double, weighting: DemingRegression.Weighting
  ) throws(ComparisonError) {
    self.x = x
    self.y = y
    self.errorRatio = errorRatio
    self.weighting = weighting
    if weighting != .none {
      if let index = x.firstIndex(where: { $0 <= 0 }) {
        throw .notPositive(series: "the reference", index: index)
      }
      if let index = y.firstIndex(where: { $0 <= 0 }) {
        throw .notPositive(series: "the method", index: index)
      }
    }
    guard x.contains(where: { $0 != x[0] }) else { throw .constantValues(series: "the reference") }
    guard y.contains(where: { $0 != y[0] }) else { throw .constantValues(series: "the method") }
    switch weighting {
    case .none: weights = nil
    case .constantCVOneStep:
      weights = zip(x, y).map { Self.weight($0, $1, errorRatio) }
    case .constantCV:
      weights = try Self.settledWeights(x, y, errorRatio)
    }
    moments = WeightedMoments(x, y, weights: weights)
    line = try Self.line(moments, errorRatio)
  }

  private static func line(
    _ moments: WeightedMoments, _ errorRatio: Double
  ) throws(ComparisonError) -> StraightLine {
    guard let line = StraightLine(deming: moments, errorRatio: errorRatio) else {
      throw .noSlope(method: "Deming regression")
    }
    return line
  }

  /// Inverse square of the pair's value, both methods weighted by their precision.
  private static func weight(_ x: Double, _ y: Double, _ errorRatio: Double) -> Double {
    let value = (x + errorRatio * y) / (1 + errorRatio)
    return 1 / (value * value)
  }

  /// Weights at the points of the line next to the pairs, and the line by these weights, in turn.
  private static func settledWeights(
    _ x: [Double], _ y: [Double], _ errorRatio: Double
  ) throws(ComparisonError) -> [Double] {
    var line = try line(WeightedMoments(x, y, weights: nil), errorRatio)
    for _ in 0..<mostIterations {
      let stretch = 1 + errorRatio * line.slope * line.slope
      let weights = zip(x, y).map { x, y in
        let residual = y - line.intercept - line.slope * x
        return weight(
          x + errorRatio * line.slope * residual / stretch, y - residual / stretch, errorRatio)
      }
      guard weights.allSatisfy({ $0.isFinite }) else { break }
      let moments = WeightedMoments(x, y, weights: weights)
      let next = try self.line(moments, errorRatio)
      let scale = abs(next.intercept) + abs(next.slope * moments.meanX)
      let isSettled =
        abs(next.slope - line.slope) <= 1e-13 * abs(next.slope)
        && abs(next.intercept - line.intercept) <= 1e-13 * scale
      line = next
      if isSettled { return weights }
    }
    throw .notConverged(method: "Weighted Deming regression", iterations: mostIterations)
  }

  /// Standard deviation of the pseudovalues over √n.
  func jackknifeErrors() throws(ComparisonError) -> (intercept: Double, slope: Double) {
    let n = Double(x.count)
    var intercepts: [Double] = []
    var slopes: [Double] = []
    for index in x.indices {
      let left = try line(without: index)
      intercepts.append(n * line.intercept - (n - 1) * left.intercept)
      slopes.append(n * line.slope - (n - 1) * left.slope)
    }
    func error(_ pseudovalues: [Double]) -> Double {
      (Moments(pseudovalues).sumOfSquares / (n - 1) / n).squareRoot()
    }
    return (error(intercepts), error(slopes))
  }

  private func line(without index: Int) throws(ComparisonError) -> StraightLine {
    guard weighting == .constantCV else {
      return try Self.line(
        moments.without(x[index], y[index], weight: weights?[index] ?? 1), errorRatio)
    }
    var x = x
    var y = y
    x.remove(at: index)
    y.remove(at: index)
    return try DemingFit(x, y, errorRatio: errorRatio, weighting: weighting).line
  }

  func analyticalErrors() throws(ComparisonError) -> (intercept: Double, slope: Double) {
    let n = Double(x.count)
    guard moments.xy != 0 else { throw .noSlope(method: "Deming regression") }
    // (1 − r²) / r².
    let unexplained = max(0, moments.xx / moments.xy * (moments.yy / moments.xy) - 1)
    let slope = abs(line.slope) * (unexplained / (n - 2)).squareRoot()
    let meanSquare = moments.meanX * moments.meanX + moments.xx / n
    return (slope * meanSquare.squareRoot(), slope)
  }
}
