internal import Foundation

/// The restricted likelihood of a model with random intercept and slope, as a function of the relative
/// covariance factor.
///
/// The covariance of a subject's intercept and slope is residual variance × Λ Λᵀ with Λ = [a 0; b c]. All
/// other unknowns have a closed form at given Λ. Criterion: Σ ln|I + Λᵀ ZᵢᵀZᵢ Λ| + ln|A(Λ)| + (N − p) ln
/// RSS(Λ), up to a constant. D. Bates et al., J. Stat. Softw. 2015;67(1), section 3.
struct SlopeProfile {
  /// a, b and c of Λ.
  typealias Factor = [Double]

  /// Products of one subject's design Z = [1 x] with itself, with all columns and with the values.
  private struct Subject {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0
    /// One pair per column, then one for the values.
    var products: [(constant: Double, slope: Double)]
  }

  private let subjects: [Subject]
  private let crossProducts: [Double]
  private let rows, order: Int

  /// - Parameter column: Which column has a slope in each subject.
  /// - Throws: ``MixedModelError/dependentCovariates``.
  init(_ model: FixedEffects, column: Int) throws(MixedModelError) {
    let p = model.order
    let columns = model.columns + [model.values]
    let x = model.columns[column]
    var subjects = [Subject](
      repeating: Subject(products: Array(repeating: (0, 0), count: p + 1)), count: model.subjects)
    for (row, subject) in model.subjectOfRow.enumerated() {
      subjects[subject].count += 1
      subjects[subject].sum += x[row]
      subjects[subject].squares += x[row] * x[row]
      for k in 0...p {
        subjects[subject].products[k].constant += columns[k][row]
        subjects[subject].products[k].slope += x[row] * columns[k][row]
      }
    }
    self.subjects = subjects
    crossProducts = (0..<(p + 1) * (p + 1)).map { index in
      CompensatedSum.of(zip(columns[index / (p + 1)], columns[index % (p + 1)]).lazy.map { $0 * $1 })
    }
    rows = model.rows
    order = p
    let design = (0..<p * p).map { crossProducts[$0 / p * (p + 1) + $0 % p] }
    guard CholeskyFactor(design, order: p) != nil else { throw .dependentCovariates }
  }

  /// Everything that follows from Λ.
  struct Solution {
    let criterion: Double
    let coefficients: [Double]
    let residualVariance: Double
    let factor: CholeskyFactor
  }

  /// Nil where nothing scatters.
  func solution(_ factor: Factor) -> Solution? {
    let (a, b, c) = (factor[0], factor[1], factor[2])
    let width = order + 1
    var products = crossProducts
    var logs = CompensatedSum()
    var reduced = [(Double, Double)](repeating: (0, 0), count: width)
    for subject in subjects {
      // I + Λᵀ ZᵀZ Λ = L Lᵀ, and L⁻¹ Λᵀ Zᵀ (columns, values).
      let (m, s, q) = (subject.count, subject.sum, subject.squares)
      let first = (1 + a * a * m + 2 * a * b * s + b * b * q).squareRoot()
      let mixed = c * (a * s + b * q) / first
      let second = max(1, 1 + c * c * q - mixed * mixed).squareRoot()
      logs.add(2 * (log(first) + log(second)))
      for k in 0..<width {
        let product = subject.products[k]
        let top = (a * product.constant + b * product.slope) / first
        reduced[k] = (top, (c * product.slope - mixed * top) / second)
      }
      for row in 0..<width {
        for column in 0..<width {
          products[row * width + column] -=
            reduced[row].0 * reduced[column].0 + reduced[row].1 * reduced[column].1
        }
      }
    }
    return solution(products, logs: logs.value)
  }

  private func solution(_ products: [Double], logs: Double) -> Solution? {
    let width = order + 1
    let a = (0..<order * order).map { products[$0 / order * width + $0 % order] }
    let b = (0..<order).map { products[order * width + $0] }
    guard let factor = CholeskyFactor(a, order: order) else { return nil }
    let coefficients = factor.solve(b)
    let residuals = products[width * width - 1] - zip(coefficients, b).reduce(0) { $0 + $1.0 * $1.1 }
    guard residuals > 1e-13 * crossProducts[width * width - 1] else { return nil }
    let degrees = Double(rows - order)
    return Solution(
      criterion: logs + factor.logDeterminant + degrees * log(residuals), coefficients: coefficients,
      residualVariance: residuals / degrees, factor: factor)
  }

  /// The Λ with the least criterion: a simplex search, then Newton's steps; nil where it does not settle.
  func best() -> Factor? {
    func criterion(_ factor: Factor) -> Double { solution(factor)?.criterion ?? .infinity }
    let found = [[1, 0, 1], [0.3, 0, 0.3], [3, 0, 0.1]]
      .map { simplexMinimum(of: criterion, from: $0, step: 0.5) }
      .min { criterion($0) < criterion($1) }
    guard let found, criterion(found).isFinite, found.allSatisfy({ abs($0) < 1e5 }) else { return nil }
    return newtonMinimum(of: criterion, from: found)
  }
}
