/// Smooths a curve with gaps and outliers: robust local quadratic regression.
///
/// At each frame a parabola is fitted to the frames around it, with tricube weights (1 − |u|³)³ of the
/// distance u in units of the half-width; its value there is the smoothed one. Four times the fit is repeated
/// with each frame's weight times Tukey's bisquare (1 − (r / 6s)²)² of its residual r, s being the median
/// absolute residual. Cleveland, J. Am. Stat. Assoc. 1979;74:829–836. Departures: the window has a fixed
/// width in time, and grows by halves only where it holds fewer than five frames; s is at least 3 % of the
/// range between the 5th and the 95th percentile, so that neither the sharp turns of a curve without noise
/// nor the neighbours of an outlier count as such.
struct LocalRegression {
  /// Frames with weight zero lie this far away, in frames.
  let halfWidth: Double

  /// A parabola needs three points; two more make it a fit.
  static let minimumPoints = 5
  /// Rounds of weighting by residuals: after two, an outlier's neighbours may still be down with it.
  static let passes = 4
  /// The smallest scale of residuals, as a share of the range.
  static let minimumScale = 0.03

  /// Values at the frames from the first to the last with a value; nil beyond those, and everywhere with
  /// fewer than five values.
  ///
  /// - Returns: The smoothed curve, and each frame's robustness weight: 0 for an outlier, 1 in the middle of
  ///   the others; nil where there is no value.
  func smooth(_ values: [Double?]) -> (values: [Double?], weights: [Double?]) {
    let points = values.indices.compactMap { frame in values[frame].map { (frame: frame, value: $0) } }
    guard points.count >= Self.minimumPoints else {
      return ([Double?](repeating: nil, count: values.count), values.map { $0.map { _ in 1 } })
    }
    let floor = Self.minimumScale * Self.range(points.map(\.value))
    var weights = [Double](repeating: 1, count: points.count)
    for _ in 0..<Self.passes {
      let residuals = points.map { abs($0.value - fit(points, weights, at: $0.frame)) }
      let scale = max(residuals.sorted()[residuals.count / 2], floor)
      weights = residuals.map { scale > 0 ? Self.bisquare($0 / (6 * scale)) : 1 }
    }
    var smoothed = [Double?](repeating: nil, count: values.count)
    for frame in points[0].frame...points[points.count - 1].frame {
      smoothed[frame] = fit(points, weights, at: frame)
    }
    var ofFrames = [Double?](repeating: nil, count: values.count)
    for (point, weight) in zip(points, weights) { ofFrames[point.frame] = weight }
    return (smoothed, ofFrames)
  }

  /// Between the 5th and the 95th percentile.
  static func range(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[(sorted.count - 1) * 95 / 100] - sorted[(sorted.count - 1) * 5 / 100]
  }

  private static func bisquare(_ u: Double) -> Double { u < 1 ? (1 - u * u) * (1 - u * u) : 0 }

  /// The parabola's value at a frame; the window grows until enough frames bear on it.
  private func fit(_ points: [(frame: Int, value: Double)], _ robustness: [Double], at frame: Int) -> Double {
    var width = halfWidth
    while true {
      var moments = ParabolaMoments()
      for (point, weight) in zip(points, robustness) where weight > 0 {
        let u = Double(point.frame - frame) / width
        guard abs(u) < 1 else { continue }
        let tricube = 1 - abs(u * u * u)
        moments.add(u, point.value, weight: weight * tricube * tricube * tricube)
      }
      if moments.count >= Self.minimumPoints, let value = moments.valueAtZero { return value }
      guard width < Double(4 * (points[points.count - 1].frame + 1)) else {
        return moments.mean ?? points[0].value
      }
      width *= 1.5
    }
  }
}

/// Weighted sums for the least-squares parabola.
private struct ParabolaMoments {
  private(set) var count = 0
  private var s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0, s4 = 0.0
  private var t0 = 0.0, t1 = 0.0, t2 = 0.0

  mutating func add(_ u: Double, _ value: Double, weight: Double) {
    count += 1
    let (wu, wuu) = (weight * u, weight * u * u)
    s0 += weight
    s1 += wu
    s2 += wuu
    s3 += wuu * u
    s4 += wuu * u * u
    t0 += weight * value
    t1 += wu * value
    t2 += wuu * value
  }

  var mean: Double? { s0 > 0 ? t0 / s0 : nil }

  /// Cramer's rule for the constant term; nil where the points do not fix a parabola.
  var valueAtZero: Double? {
    let (a, b, c) = (s2 * s4 - s3 * s3, s1 * s4 - s2 * s3, s1 * s3 - s2 * s2)
    let determinant = s0 * a - s1 * b + s2 * c
    guard determinant > 1e-9 * s0 * s0 * s0 else { return nil }
    return (t0 * a - t1 * b + t2 * c) / determinant
  }
}
