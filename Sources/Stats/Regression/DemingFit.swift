/// One Deming line and what its standard errors need.
struct DemingFit {
  private let x, y: [Double]
  private let errorRatio: Double
  private let weighting: DemingRegression.Weighting
  private let weights: [Double]?
  private let moments: WeightedMoments
  /// Plain means, around which weighted sums are taken.
  private let origin: (x: Double, y: Double)
  let line: MethodLine

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
    origin = (Moments(x).mean, Moments(y).mean)
    switch weighting {
    case .none: weights = nil
    case .constantCVOneStep:
      weights = zip(x, y).map { inverseSquare($0, $1, errorRatio) }
    case .constantCV:
      let start = try Self.line(WeightedMoments(x, y, weights: nil), errorRatio)
      let settled = try Self.settledLine(x, y, errorRatio, around: origin, from: start)
      weights = zip(x, y).map { settled.weight($0, $1, errorRatio) }
    }
    moments = WeightedMoments(x, y, weights: weights)
    line = try Self.line(moments, errorRatio)
  }

  private static func line(
    _ moments: WeightedMoments, _ errorRatio: Double
  ) throws(ComparisonError) -> MethodLine {
    guard let line = MethodLine(deming: moments, errorRatio: errorRatio) else {
      throw .noSlope(method: "Deming regression")
    }
    return line
  }

  /// Weights at the points of the line next to the pairs, and the line by these weights, in turn.
  ///
  /// - Parameters:
  ///   - origin: A point amid the pairs.
  ///   - start: Where to begin.
  ///   - skipped: Index of a pair to leave out.
  private static func settledLine(
    _ x: [Double], _ y: [Double], _ errorRatio: Double, around origin: (x: Double, y: Double),
    from start: MethodLine, without skipped: Int? = nil
  ) throws(ComparisonError) -> MethodLine {
    var line = start
    for _ in 0..<mostIterations {
      let moments = WeightedMoments(around: origin, x, y, without: skipped) { x, y in
        line.weight(x, y, errorRatio)
      }
      guard moments.weight.isFinite else { break }
      let next = try self.line(moments, errorRatio)
      let scale = abs(next.intercept) + abs(next.slope * moments.meanX)
      let isSettled =
        abs(next.slope - line.slope) <= 1e-13 * abs(next.slope)
        && abs(next.intercept - line.intercept) <= 1e-13 * scale
      line = next
      if isSettled { return line }
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

  private func line(without index: Int) throws(ComparisonError) -> MethodLine {
    guard weighting == .constantCV else {
      return try Self.line(
        moments.without(x[index], y[index], weight: weights?[index] ?? 1), errorRatio)
    }
    return try Self.settledLine(x, y, errorRatio, around: origin, from: line, without: index)
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

/// Inverse square of a pair's value, both methods weighted by their precision.
private func inverseSquare(_ x: Double, _ y: Double, _ errorRatio: Double) -> Double {
  let value = (x + errorRatio * y) / (1 + errorRatio)
  return 1 / (value * value)
}

extension MethodLine {
  /// Weight of a pair whose errors are in proportion to the value at the point of the line next to it.
  fileprivate func weight(_ x: Double, _ y: Double, _ errorRatio: Double) -> Double {
    let step = (y - intercept - slope * x) / (1 + errorRatio * slope * slope)
    return inverseSquare(x + errorRatio * slope * step, y - step, errorRatio)
  }
}
