import ApicalStats
import Testing

struct GroupDifferencesTests {
  private let groups: [[Double]] = [[1, 2, 4, 7, 3], [5, 9, 14, 2], [3.5, 3, 4, 4.5, 6, 2]]

  /// R 4.2: `oneway.test(v ~ g)`; Brown–Forsythe is ``GroupComparison/scatterTest(_:)``, tested there.
  @Test func meansAreThoseOfWelch() throws {
    let result = try GroupDifferences(groups)
    #expect(abs(result.mean.statistic - 0.9672372079) < 1e-9)
    #expect(abs(result.mean.degreesOfFreedom[1] - 5.601118571) < 1e-8)
    #expect(abs(result.mean.pValue - 0.435680852) < 1e-8)
    #expect(try result.scatter == GroupComparison.scatterTest(groups))
  }

  /// For two groups F is the square of Welch's t.
  @Test func twoGroupsGiveWelchsTest() throws {
    let two = Array(groups.prefix(2))
    let result = try GroupDifferences(two)
    let t = try GroupComparison(first: two[0], second: two[1], unit: .percentagePoints).biasTest
    #expect(abs(result.mean.statistic - t.statistic * t.statistic) < 1e-12)
    #expect(abs(result.mean.pValue - t.pValue) < 1e-12)
  }

  @Test func smallOrConstantGroupsAreRefused() {
    #expect(throws: ComparisonError.tooFewGroups(count: 1, minimum: 2)) { try GroupDifferences([[1, 2, 3]]) }
    #expect(throws: ComparisonError.self) { try GroupDifferences([[1, 2, 3], [1, 2]]) }
    #expect(throws: ComparisonError.constantValues(series: "group 2")) {
      try GroupDifferences([[1, 2, 3], [2, 2, 2]])
    }
  }
}
