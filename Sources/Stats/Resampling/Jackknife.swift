internal import ApicalParallel

/// A statistic on the sample without one unit at a time.
public struct Jackknife: Sendable, Equatable {
  /// Above this number of units, groups of neighbours are left out together, this many in all.
  public static let largestCount = 5000

  /// One value per unit (or group) left out.
  public let values: [Double]

  init(values: [Double]) { self.values = values }

  /// - Parameters:
  ///   - count: Number of independent units.
  ///   - statistic: As for ``Bootstrap``.
  /// - Throws: ``ResamplingError`` where the statistic does not exist without one of them.
  public init(units count: Int, statistic: @Sendable ([Int]) -> Double?) throws(ResamplingError) {
    guard count >= 2 else { throw .tooFewUnits(count: count, minimum: 2) }
    let groups = min(count, Self.largestCount)
    let found = (0..<groups).mapSideBySide(pieces: 128) { group in
      let (start, end) = (group * count / groups, (group + 1) * count / groups)
      return statistic(Array(0..<start) + Array(end..<count))
    }
    values = found.compactMap { $0 }
    guard values.count == groups else {
      throw .undefinedOnResamples(undefined: groups - values.count, resamples: groups)
    }
  }

  /// Efron's acceleration: a sixth of the skewness of the influence of the units; 0 where all have the same.
  ///
  /// Efron & Tibshirani 1993, equation 14.15.
  public var acceleration: Double {
    let influences = influences
    let squares = CompensatedSum.of(influences.lazy.map { $0 * $0 })
    guard squares > 0 else { return 0 }
    let cubes = CompensatedSum.of(influences.lazy.map { $0 * $0 * $0 })
    return cubes / (6 * squares * squares.squareRoot())
  }

  /// Standard error: √((n − 1)/n Σ (θ₍ᵢ₎ − θ̄)²).
  public var standardError: Double {
    let squares = CompensatedSum.of(influences.lazy.map { $0 * $0 })
    return (squares * Double(values.count - 1) / Double(values.count)).squareRoot()
  }

  private var influences: [Double] {
    let mean = CompensatedSum.of(values) / Double(values.count)
    return values.map { mean - $0 }
  }
}
