/// A smooth curve through points with a pointwise confidence band: error against imaging depth, say.
///
/// The curve is a ``LocalPolynomial``; the band holds percentiles of the curves of bootstrap resamples of subjects. It
/// bounds the curve at each place by itself, and says where the mean lies, not where points do.
public struct SmoothCurve: Sendable, Equatable, Codable {
  /// Where the curve was computed, ascending; evenly from the smallest to the largest x.
  public let places: [Double]
  /// The curve and both ends of its band.
  public let values, lower, upper: [Double]
  /// How it was smoothed.
  public let smoother: LocalPolynomial
  /// Level of the band at each place.
  public let confidence: Double
  /// Resamples and their seed.
  public let bootstrap: Bootstrap
  /// Points, and the independent subjects among them.
  public let points, subjects: Int

  /// - Parameters:
  ///   - x: Where the points are.
  ///   - y: Their values.
  ///   - subject: Label of the subject behind each point; nil where each is one of its own.
  ///   - places: How many places the curve is computed at.
  ///   - smoother: How it is smoothed.
  ///   - confidence: Level of the band.
  ///   - bootstrap: Resamples subjects.
  /// - Throws: ``ComparisonError`` below 10 points or 5 subjects, for series of unequal length, a value not finite, x
  ///   all the same, or too few resamples for the level.
  public init(
    x: [Double], y: [Double], subject: [String]? = nil, places: Int = 41, smoother: LocalPolynomial,
    confidence: Double = 0.95, bootstrap: Bootstrap
  ) throws(ComparisonError) {
    try requirePairs(y, x, minimum: 10)
    if let subject, subject.count != x.count {
      throw .unequalCounts(first: "the subject", count: subject.count, second: "x", secondCount: x.count)
    }
    let groups = SubjectGroups(subject, values: x.count)
    guard groups.count >= 5 else {
      throw .tooFewValues(series: "the subject", count: groups.count, minimum: 5)
    }
    do { try bootstrap.validate(units: groups.count, confidence: confidence) } catch {
      throw .notResampled(error)
    }
    let (smallest, largest) = (x.min()!, x.max()!)
    guard smallest < largest else { throw .constantValues(series: "x") }
    precondition(places >= 2, "a curve has two places or more, not \(places)")
    let grid = (0..<places).map {
      smallest + (largest - smallest) * Double($0) / Double(places - 1)
    }
    let gathered = GatheredPoints(x: x)
    let curves = bootstrap.replicates(units: groups.count, stream: "smooth curve") { random in
      var drawn = [Int](repeating: 0, count: groups.count)
      random.fill(&drawn)
      var times = [Double](repeating: 0, count: groups.count)
      for subject in drawn { times[subject] += 1 }
      return smoother.values(gathered.sums(y: y, counts: groups.numbers.map { times[$0] }), at: grid)
    }
    self.places = grid
    values = smoother.values(gathered.sums(y: y), at: grid)
    let ends = grid.indices.map { place in
      let sorted = curves.map { $0[place] }.sorted()
      return [(1 - confidence) / 2, (1 + confidence) / 2].map { quantile(sorted: sorted, probability: $0) }
    }
    lower = ends.map { $0[0] }
    upper = ends.map { $0[1] }
    self.smoother = smoother
    self.confidence = confidence
    self.bootstrap = bootstrap
    points = x.count
    subjects = groups.count
  }

  /// Curve and band cut at a bound that the values cannot go below; a line may run below it at its ends.
  public func atLeast(_ bound: Double) -> SmoothCurve {
    SmoothCurve(
      self, values: values.map { max($0, bound) }, lower: lower.map { max($0, bound) },
      upper: upper.map { max($0, bound) })
  }

  private init(_ curve: SmoothCurve, values: [Double], lower: [Double], upper: [Double]) {
    places = curve.places
    (self.values, self.lower, self.upper) = (values, lower, upper)
    (smoother, confidence, bootstrap) = (curve.smoother, curve.confidence, curve.bootstrap)
    (points, subjects) = (curve.points, curve.subjects)
  }
}
