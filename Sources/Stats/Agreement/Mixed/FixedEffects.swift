internal import Foundation

/// Rows of a mixed model, sorted into subjects, with covariates centred and scaled so that sums keep their
/// digits.
struct FixedEffects {
  /// Column 0 is the constant 1.
  let columns: [[Double]]
  /// Minus ``valueMean``.
  let values: [Double]
  let valueMean: Double
  /// What covariates were centred and scaled by.
  let means, scales: [Double]
  /// Subject of each row, 0..<subjects.
  let subjectOfRow: [Int]
  let subjects: Int

  var rows: Int { values.count }
  var order: Int { columns.count }

  /// - Throws: ``MixedModelError`` for columns of unequal length, a value not finite, a constant covariate, or
  ///   rows too few.
  init<ID: Hashable>(
    values: [Double], subjects: [ID], covariates: [[Double]]
  ) throws(MixedModelError) {
    guard values.count == subjects.count, covariates.allSatisfy({ $0.count == values.count }) else {
      throw .unequalCounts(
        values: values.count, subjects: subjects.count, covariates: covariates.map(\.count))
    }
    for column in [values] + covariates {
      // Above 1e150, squares leave the range of a `Double`.
      if let row = column.firstIndex(where: { !(abs($0) <= 1e150) }) { throw .notFinite(row: row) }
    }
    var indices: [ID: Int] = [:]
    subjectOfRow = subjects.map { id in
      if let index = indices[id] { return index }
      indices[id] = indices.count
      return indices.count - 1
    }
    self.subjects = indices.count
    let p = covariates.count + 1
    guard indices.count >= 2, values.count - indices.count >= 1, values.count - p >= 2 else {
      throw .tooFewRows(rows: values.count, subjects: indices.count, coefficients: p)
    }
    let moments = covariates.map { Moments($0) }
    guard moments.allSatisfy({ $0.sumOfSquares > 0 }) else { throw .dependentCovariates }
    let scales = moments.map { ($0.sumOfSquares / Double($0.count)).squareRoot() }
    columns =
      [[Double](repeating: 1, count: values.count)]
      + zip(covariates, zip(moments, scales)).map { column, scaling in
        column.map { ($0 - scaling.0.mean) / scaling.1 }
      }
    let mean = Moments(values).mean
    valueMean = mean
    self.values = values.map { $0 - mean }
    means = moments.map(\.mean)
    self.scales = scales
  }

  /// What a profile's criterion lacks to −2 × the restricted log likelihood: what scaling took from |XᵀX|,
  /// and (N − p)(1 + ln 2π) with RSS in place of the residual variance RSS/(N − p).
  var criterionConstant: Double {
    let degrees = Double(rows - order)
    return degrees * (1 + log(2 * Double.pi / degrees)) + 2 * scales.reduce(0) { $0 + log($1) }
  }

  /// Coefficients of the covariates as they were given.
  func restored(_ coefficients: [Double]) -> [Double] {
    let slopes = zip(coefficients.dropFirst(), scales).map { $0 / $1 }
    let shift = zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }
    return [valueMean + coefficients[0] - shift] + slopes
  }

  /// Standard errors of ``restored(_:)``, where A⁻¹ × `residualVariance` is the covariance of the scaled
  /// coefficients.
  func restoredErrors(_ factor: CholeskyFactor, residualVariance: Double) -> [Double] {
    (0..<order).map { index in
      var combination = [Double](repeating: 0, count: order)
      if index == 0 {
        combination[0] = 1
        for k in 1..<max(order, 1) { combination[k] = -means[k - 1] / scales[k - 1] }
      } else {
        combination[index] = 1 / scales[index - 1]
      }
      return (factor.form(combination) * residualVariance).squareRoot()
    }
  }
}
