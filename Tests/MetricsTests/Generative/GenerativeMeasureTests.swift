import ApicalRandom
import Testing

@testable import ApicalMetrics

@Suite struct GenerativeMeasureTests {
  /// NumPy: unbiased MMD² of all vectors with (X @ Y.T / d + 1)**3.
  @Test func kernelDistanceMatchesNumPy() throws {
    let one = try SampleFeatures.set(60, 9, 1, 0.5, 1)
    let first = try SampleFeatures.set(50, 9, 1, 0.5, 1)
    let other = try SampleFeatures.set(50, 9, 2, 0.3, 2)
    let whole = try KernelDistance(first, other)
    #expect(abs(whole.value - 3.8644929465615387) < 1e-11)
    #expect(whole.subsets == 1 && whole.standardDeviation == nil)
    #expect(abs(KernelDistance.discrepancy(one.matrix, other.matrix) - 3.9867520129133194) < 1e-11)
  }

  @Test func subsetsScatterAroundTheWhole() throws {
    let one = try SampleFeatures.set(300, 5, 1, 0.5, 1)
    let other = try SampleFeatures.set(200, 5, 2, 0.3, 2)
    let distance = try KernelDistance(one, other, subsets: 200, subsetSize: 60)
    let spread = try #require(distance.standardDeviation)
    let whole = KernelDistance.discrepancy(one.matrix, other.matrix)
    #expect(abs(distance.value - whole) < 4 * spread / 200.0.squareRoot())
    #expect(distance == (try KernelDistance(one, other, subsets: 200, subsetSize: 60)))
    #expect(distance.value != (try KernelDistance(one, other, subsets: 200, subsetSize: 60, seed: 2)).value)
  }

  /// NumPy and SciPy's cdist, by the definitions of the two papers.
  @Test(arguments: [
    (3, 0.6666666666666666, 0.9, 0.5111111111111112, 0.625),
    (5, 0.8, 1.0, 0.47333333333333333, 0.775),
  ])
  func coverageMatchesNumPy(
    _ k: Int, _ precision: Double, _ recall: Double, _ density: Double, _ coverage: Double
  )
    throws
  {
    let measured = try ManifoldCoverage(
      generated: SampleFeatures.set(30, 3, 2.5, 0.8, 2), real: SampleFeatures.set(40, 3, 1, 0.5, 1), k: k)
    #expect(abs(measured.precision - precision) < 1e-12)
    #expect(abs(measured.recall - recall) < 1e-12)
    #expect(abs(measured.density - density) < 1e-12)
    #expect(abs(measured.coverage - coverage) < 1e-12)
  }

  @Test func equalAndDistantSets() throws {
    let set = try SampleFeatures.set(20, 4, 1, 0.5, 1)
    let equal = try ManifoldCoverage(generated: set, real: set, k: 3)
    #expect(equal.precision == 1 && equal.recall == 1 && equal.coverage == 1)
    let far = try FeatureSet((0..<20).map { [1e6 + Double($0), 0, 0, 0] })
    let apart = try ManifoldCoverage(generated: far, real: set, k: 3)
    #expect(apart.precision == 0 && apart.recall == 0 && apart.density == 0 && apart.coverage == 0)
    #expect(throws: FeatureError.tooFew(count: 20, minimum: 21)) {
      try ManifoldCoverage(generated: set, real: set, k: 20)
    }
  }

  /// Against the definition, whatever the shape: odd rows and columns take other paths.
  @Test(arguments: [(1, 1, 1), (5, 3, 7), (4, 2, 512), (67, 9, 515), (64, 65, 33)])
  func productsEqualTheirDefinition(_ rows: Int, _ others: Int, _ columns: Int) {
    var random = CounterRandom(seed: 1, stream: "\(rows) \(others) \(columns)")
    func matrix(_ rows: Int) -> Matrix {
      Matrix(rows: rows, columns: columns, values: (0..<rows * columns).map { _ in random.uniform() - 0.5 })
    }
    let (one, other) = (matrix(rows), matrix(others))
    let product = one.timesTransposed(other)
    for row in 0..<rows {
      for column in 0..<others {
        let expected = (0..<columns).reduce(0) { $0 + one[row, $1] * other[column, $1] }
        #expect(abs(product[row, column] - expected) < 1e-12)
      }
    }
  }

  /// The second difference matrix has the eigenvalues 2 − 2 cos(kπ / (n + 1)).
  @Test(arguments: [1, 2, 3, 10, 61]) func eigenvaluesOfTheSecondDifference(_ n: Int) {
    var matrix = Matrix(rows: n, columns: n, values: [Double](repeating: 0, count: n * n))
    for row in 0..<n {
      matrix[row, row] = 2
      if row > 0 { (matrix[row, row - 1], matrix[row - 1, row]) = (-1, -1) }
    }
    let expected = (1...n).map { 4 * sine(Double($0) * .pi / (2 * Double(n + 1))) }
    for (value, expected) in zip(SymmetricEigenvalues(matrix).values, expected) {
      #expect(abs(value - expected) < 1e-13)
    }
  }

  /// sin², by doubling: 1 − cos² without Foundation's rounding of small angles.
  private func sine(_ angle: Double) -> Double {
    var term = angle
    var sum = angle
    for k in 1..<20 {
      term *= -angle * angle / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return sum * sum
  }

  /// Random symmetric matrices: the sums of the eigenvalues and of their squares are traces.
  @Test(arguments: [5, 24, 130]) func eigenvaluesKeepTheTraces(_ n: Int) {
    var random = CounterRandom(seed: 3, stream: "symmetric \(n)")
    var matrix = Matrix(rows: n, columns: n, values: [Double](repeating: 0, count: n * n))
    for row in 0..<n {
      for column in 0...row {
        let value = random.uniform() - 0.5
        (matrix[row, column], matrix[column, row]) = (value, value)
      }
    }
    let values = SymmetricEigenvalues(matrix).values
    let trace = (0..<n).reduce(0) { $0 + matrix[$1, $1] }
    let squares = matrix.values.reduce(0) { $0 + $1 * $1 }
    #expect(abs(values.reduce(0, +) - trace) < 1e-11)
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } - squares) < 1e-10)
  }
}
