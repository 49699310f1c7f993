/// Means, spreads and products of weighted pairs, with and without one of them.
struct WeightedMoments {
  let weight: Double
  let meanX, meanY: Double
  /// Σ w (x − mean)², the same of y, and Σ w (x − mean)(y − mean).
  let xx, yy, xy: Double

  /// - Parameter weights: All above zero; nil for 1 each.
  init(_ x: [Double], _ y: [Double], weights: [Double]?) {
    let w = weights ?? [Double](repeating: 1, count: x.count)
    let total = CompensatedSum.of(w)
    let meanX = CompensatedSum.of(zip(w, x).lazy.map { $0 * $1 }) / total
    let meanY = CompensatedSum.of(zip(w, y).lazy.map { $0 * $1 }) / total
    var sums = (xx: CompensatedSum(), yy: CompensatedSum(), xy: CompensatedSum())
    for index in x.indices {
      let dx = x[index] - meanX
      let dy = y[index] - meanY
      sums.xx.add(w[index] * dx * dx)
      sums.yy.add(w[index] * dy * dy)
      sums.xy.add(w[index] * dx * dy)
    }
    self.init(
      weight: total, meanX: meanX, meanY: meanY, xx: sums.xx.value, yy: sums.yy.value, xy: sums.xy.value)
  }

  /// In one pass, from deviations from a point near the mean.
  ///
  /// - Parameter skipped: Index of a pair to leave out.
  @inline(__always)
  init(
    around origin: (x: Double, y: Double), _ x: [Double], _ y: [Double], without skipped: Int?,
    weight: (Double, Double) -> Double
  ) {
    var sums = SIMD8<Double>()
    for index in x.indices where index != skipped {
      let w = weight(x[index], y[index])
      let (dx, dy) = (x[index] - origin.x, y[index] - origin.y)
      sums += SIMD8(w, w * dx, w * dy, w * dx * dx, w * dy * dy, w * dx * dy, 0, 0)
    }
    let (total, shiftX, shiftY) = (sums[0], sums[1] / sums[0], sums[2] / sums[0])
    self.init(
      weight: total, meanX: origin.x + shiftX, meanY: origin.y + shiftY,
      xx: max(0, sums[3] - sums[1] * shiftX), yy: max(0, sums[4] - sums[2] * shiftY),
      xy: sums[5] - sums[1] * shiftY)
  }

  private init(weight: Double, meanX: Double, meanY: Double, xx: Double, yy: Double, xy: Double) {
    self.weight = weight
    self.meanX = meanX
    self.meanY = meanY
    self.xx = xx
    self.yy = yy
    self.xy = xy
  }

  /// The moments without one pair, in constant time.
  func without(_ x: Double, _ y: Double, weight w: Double) -> WeightedMoments {
    let left = weight - w
    let dx = x - meanX
    let dy = y - meanY
    let factor = w * weight / left
    return WeightedMoments(
      weight: left, meanX: meanX - w * dx / left, meanY: meanY - w * dy / left,
      xx: max(0, xx - factor * dx * dx), yy: max(0, yy - factor * dy * dy), xy: xy - factor * dx * dy)
  }
}
