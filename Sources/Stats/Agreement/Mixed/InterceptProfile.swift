internal import Foundation

/// The restricted likelihood of a random-intercept model as a function of λ = between / residual variance.
///
/// All other unknowns have a closed form at given λ; only sums by subject are kept, so that a value costs one
/// pass over the subjects. Criterion: Σ ln(1 + λmᵢ) + ln|A(λ)| + (N − p) ln RSS(λ), up to a constant.
struct InterceptProfile {
  /// Sums of one subject: rows, values and columns.
  private struct Subject {
    var count = 0.0
    var values = 0.0
    var columns: [Double]
  }

  private let subjects: [Subject]
  private let crossProducts, products: [Double]
  private let squares: Double
  private let rows, order: Int

  /// - Throws: ``MixedModelError/dependentCovariates``.
  init(_ model: FixedEffects) throws(MixedModelError) {
    let p = model.order
    var subjects = [Subject](
      repeating: Subject(columns: [Double](repeating: 0, count: p)), count: model.subjects)
    for (row, subject) in model.subjectOfRow.enumerated() {
      subjects[subject].count += 1
      subjects[subject].values += model.values[row]
      for k in 0..<p { subjects[subject].columns[k] += model.columns[k][row] }
    }
    func product(_ x: [Double], _ y: [Double]) -> Double {
      CompensatedSum.of(zip(x, y).lazy.map { $0 * $1 })
    }
    self.subjects = subjects
    crossProducts = (0..<p * p).map { product(model.columns[$0 / p], model.columns[$0 % p]) }
    products = model.columns.map { product($0, model.values) }
    squares = product(model.values, model.values)
    rows = model.rows
    order = p
    guard CholeskyFactor(crossProducts, order: p) != nil else { throw .dependentCovariates }
  }

  /// Everything that follows from λ.
  struct Solution {
    let ratio, criterion: Double
    let coefficients: [Double]
    let residualVariance: Double
    let factor: CholeskyFactor
  }

  /// Nil where nothing scatters.
  func solution(ratio: Double) -> Solution? {
    let p = order
    var (a, b, c) = (crossProducts, products, squares)
    for subject in subjects {
      let weight = ratio / (1 + ratio * subject.count)
      for row in 0..<p {
        for column in 0..<p { a[row * p + column] -= weight * subject.columns[row] * subject.columns[column] }
        b[row] -= weight * subject.columns[row] * subject.values
      }
      c -= weight * subject.values * subject.values
    }
    guard let factor = CholeskyFactor(a, order: p) else { return nil }
    let coefficients = factor.solve(b)
    let residuals = c - zip(coefficients, b).reduce(0) { $0 + $1.0 * $1.1 }
    guard residuals > 1e-13 * squares else { return nil }
    let degrees = Double(rows - p)
    let logs = CompensatedSum.of(subjects.lazy.map { log1p(ratio * $0.count) })
    return Solution(
      ratio: ratio, criterion: logs + factor.logDeterminant + degrees * log(residuals),
      coefficients: coefficients, residualVariance: residuals / degrees, factor: factor)
  }

  /// Derivative of the criterion in λ; the coefficients are at their best, so only their residuals count.
  private func slope(_ solution: Solution) -> Double {
    CompensatedSum.of(
      subjects.lazy.map { subject in
        let spread = 1 + solution.ratio * subject.count
        let fitted = zip(solution.coefficients, subject.columns).reduce(0) { $0 + $1.0 * $1.1 }
        let residual = subject.values - fitted
        let gain = solution.factor.form(subject.columns) + residual * residual / solution.residualVariance
        return subject.count / spread - gain / (spread * spread)
      })
  }

  /// The λ with the least criterion; nil where it has none.
  ///
  /// A grid of powers finds the valley, the derivative's root its bottom; 0 where the criterion rises from there.
  func best() -> Solution? {
    let grid = [0] + stride(from: -32.0, through: 32, by: 2).map { exp2($0) }
    let solutions = grid.compactMap { solution(ratio: $0) }
    guard let index = solutions.indices.min(by: { solutions[$0].criterion < solutions[$1].criterion })
    else { return nil }
    let slopeThere = slope(solutions[index])
    if slopeThere == 0 || (index == 0 && slopeThere > 0) { return solutions[index] }
    let (low, high) = slopeThere > 0 ? (index - 1, index) : (index, index + 1)
    guard solutions.indices.contains(high), slope(solutions[low]) < 0, slope(solutions[high]) > 0
    else { return nil }
    let root = bracketedRoot(in: solutions[low].ratio...solutions[high].ratio) {
      solution(ratio: $0).map(slope) ?? .infinity
    }
    return solution(ratio: root)
  }
}
