/// The errors of two methods against one reference, summed by subject so that a resample of subjects is a sum.
struct PairedErrors: Sendable {
  /// What one subject adds: pairs; centred error and its square, of the first and of the second method;
  /// |first| − |second|; squared errors of both.
  private let sums: [SIMD8<Double>]
  private let meanDifference: Double

  /// Number of subjects.
  var subjects: Int { sums.count }

  /// - Parameter labels: Subject of each pair; nil where each pair is a subject of its own.
  init(first: [Double], second: [Double], labels: [String]?) {
    let (mean1, mean2) = (Moments(first).mean, Moments(second).mean)
    meanDifference = mean1 - mean2
    let groups = SubjectGroups(labels, values: first.count)
    var sums = [SIMD8<Double>](repeating: .zero, count: groups.count)
    for ((one, two), subject) in zip(zip(first, second), groups.numbers) {
      let (c1, c2) = (one - mean1, two - mean2)
      sums[subject] += SIMD8(1, c1, c1 * c1, c2, c2 * c2, abs(one) - abs(two), one * one, two * two)
    }
    self.sums = sums
  }

  /// A statistic of the first method's errors less that of the second's, from the sum of all subjects drawn.
  struct Difference: Sendable {
    fileprivate let value: @Sendable (SIMD8<Double>) -> Double?
  }

  /// Of the means.
  var bias: Difference {
    let offset = meanDifference
    return Difference { sum in offset + (sum[1] - sum[3]) / sum[0] }
  }

  /// Of the SDs, n − 1, times a factor; nil for a single pair.
  func spread(times factor: Double) -> Difference {
    Difference { sum in
      guard sum[0] > 1 else { return nil }
      func sd(_ total: Double, _ squares: Double) -> Double {
        (max(0, squares - total * total / sum[0]) / (sum[0] - 1)).squareRoot()
      }
      return factor * (sd(sum[1], sum[2]) - sd(sum[3], sum[4]))
    }
  }

  /// Of the mean absolute errors.
  var absoluteError: Difference { Difference { sum in sum[5] / sum[0] } }

  /// Of the root mean squared errors.
  var rootMeanSquare: Difference {
    Difference { sum in (sum[6] / sum[0]).squareRoot() - (sum[7] / sum[0]).squareRoot() }
  }

  /// The statistics with their BCa intervals, all on the same resamples.
  func estimates(
    _ differences: [Difference], bootstrap: Bootstrap, confidence: Double, unit: ClinicalUnit
  ) throws(ComparisonError) -> [Estimate] {
    do throws(ResamplingError) {
      return try bootstrap.sumEstimates(
        sums, statistics: differences.map(\.value), confidence: confidence, unit: unit,
        stream: "paired errors")
    } catch {
      throw .notResampled(error)
    }
  }
}
