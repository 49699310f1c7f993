import ApicalMetrics
import ApicalRandom
import Testing

@Suite struct FrechetDistanceTests {
  private func moments(_ mean: [Double], _ covariance: [[Double]]) throws -> FeatureMoments {
    try FeatureMoments(mean: mean, covariance: covariance)
  }

  private func identity(_ n: Int) -> [[Double]] {
    (0..<n).map { row in (0..<n).map { $0 == row ? 1 : 0 } }
  }

  @Test("G06: μ 0 and 1, Σ = I, 2048 features", .timeLimit(.minutes(2))) func unitNormals() throws {
    let n = 2048
    let covariance = identity(n)
    let distance = try FrechetDistance(
      moments([Double](repeating: 0, count: n), covariance),
      moments([Double](repeating: 1, count: n), covariance))
    #expect(distance.value == 2048)
    #expect(distance.warnings.isEmpty)
  }

  @Test("G07: two normals in the plane") func planeNormals() throws {
    let distance = try FrechetDistance(
      moments([0, 0], [[2, 0.5], [0.5, 1]]), moments([1, 2], [[1, -0.3], [-0.3, 3]]))
    #expect(abs(distance.value - 5.929311854967773) < 1e-12)
    #expect(distance.meanTerm == 5)
  }

  /// NumPy 2.4 and SciPy 1.17: |μ₁ − μ₂|² + tr S₁ + tr S₂ − 2 tr sqrtm(S₁ S₂) with np.cov.
  @Test func matchesSciPyOnSamples() throws {
    let distance = try FrechetDistance(
      SampleFeatures.set(60, 9, 1, 0.5, 1), SampleFeatures.set(50, 9, 2, 0.3, 2))
    #expect(abs(distance.value - 2.82816757476) < 1e-9)
    #expect(distance.warnings == [.fewVectors(count: 50), .fewVectors(count: 60)])
  }

  /// The root's trace of covariances without full rank is the sum of the singular values of the centred vectors' products:
  /// np.linalg.svd(Xc @ Yc.T).
  @Test func needsNoFullRank() throws {
    let distance = try FrechetDistance(
      SampleFeatures.set(8, 20, 1, 0.5, 1), SampleFeatures.set(9, 20, 2, 0.3, 2))
    #expect(abs(distance.value - 13.019837884119625) < 1e-6)
    #expect(distance.warnings.contains(.rankDeficient(count: 8, dimension: 20)))
  }

  /// Diagonal covariances: Σ (√a − √b)².
  @Test func diagonalCovariancesHaveAClosedForm() throws {
    let (a, b) = ([4.0, 9, 0, 1e-6], [1.0, 0, 16, 4e-6])
    func diagonal(_ values: [Double]) -> [[Double]] {
      identity(4).enumerated().map { row, line in line.map { $0 * values[row] } }
    }
    let zero = [Double](repeating: 0, count: 4)
    let distance = try FrechetDistance(moments(zero, diagonal(a)), moments(zero, diagonal(b)))
    #expect(abs(distance.value - (1 + 9 + 16 + 1e-6)) < 1e-9)
  }

  @Test(arguments: 1...8) func isSymmetricAndZeroForEqualSets(_ dimension: Int) throws {
    var random = CounterRandom(seed: UInt64(dimension), stream: "features")
    func set(_ count: Int, _ scale: Double) throws -> FeatureSet {
      try FeatureSet((0..<count).map { _ in (0..<dimension).map { _ in scale * random.uniform() } })
    }
    let (one, other) = (try set(40, 1), try set(30, 3))
    let forth = try FrechetDistance(one, other)
    #expect(abs(forth.value - (try FrechetDistance(other, one).value)) < 1e-9)
    #expect(abs(try FrechetDistance(one, one).value) < 1e-9)
    #expect(forth.covarianceTerm > 0)
  }

  @Test func refusesWhatIsNoCovariance() throws {
    #expect(throws: FeatureError.notACovariance) { try moments([0, 0], [[1, 0.5], [0.4, 1]]) }
    #expect(throws: FeatureError.notACovariance) { try moments([0, 0], [[1, 0]]) }
    #expect(throws: FeatureError.self) {
      try FrechetDistance(moments([0, 0], [[1, 2], [2, 1]]), moments([0, 0], [[1, 0], [0, 1]]))
    }
    #expect(throws: FeatureError.dimensionsDiffer(2, 1)) {
      try FrechetDistance(moments([0, 0], identity(2)), moments([0], identity(1)))
    }
    #expect(throws: FeatureError.tooFew(count: 1, minimum: 2)) {
      try FeatureMoments(FeatureSet([[1, 2]]))
    }
    #expect(throws: FeatureError.ragged(vector: 1, count: 1, expected: 2)) { try FeatureSet([[1, 2], [1]]) }
    #expect(throws: FeatureError.notFinite(vector: 0)) { try FeatureSet([[.infinity]]) }
    #expect(throws: FeatureError.tooFew(count: 0, minimum: 1)) { try FeatureSet([]) }
  }
}
