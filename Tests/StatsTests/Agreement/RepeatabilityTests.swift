import ApicalStats
import TestSupport
import Testing

struct RepeatabilityTests {
  // R 4.2.2: sw2 <- mean(apply(M, 1, var)); 1.96 * sqrt(2 * sw2); sqrt(sw2 * 170 / qchisq(c(.975, .025),
  // 170)).
  @Test(
    "B17: repeatability of three observers of blood pressure",
    .enabled(if: SharedData.has("vectors"), "needs the shared test vectors"),
    arguments: [
      ("J", 16.95323, 5.52941131378, 6.84340056727, 935.134889511),
      ("R", 17.08247, 5.57156607006, 6.89557282697, 917.065919701),
      ("S", 25.27430, 8.24338617249, 10.2023145698, 983.194242141),
    ])
  func bloodPressure(
    _ observer: String, _ coefficient: Double, _ lower: Double, _ upper: Double, _ between: Double
  ) throws {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let columns = try (1...3).map { try table.numbers("\(observer)\($0)") }
    let result = try Repeatability(
      replicates: columns[0].indices.map { row in columns.map { $0[row] } },
      unit: ClinicalUnit(symbol: "mmHg"))
    #expect(abs(result.coefficient.value - coefficient) < 1e-5)
    #expect(abs(result.withinSubjectSD.lower - lower) < 1e-9)
    #expect(abs(result.withinSubjectSD.upper - upper) < 1e-9)
    #expect(abs(result.betweenSubjectsVariance - between) < 1e-8)
    #expect(abs(result.coefficient.upper / result.withinSubjectSD.upper - 1.96 * 2.0.squareRoot()) < 1e-12)
    #expect(result.subjects == 85 && result.count == 255)
  }

  // R 4.2.2: anova(lm(RV ~ factor(item))).
  @Test func unequalNumbers() throws {
    let groups = Dictionary(grouping: CardiacOutput.patient.indices) { CardiacOutput.patient[$0] }
    let result = try Repeatability(
      replicates: groups.sorted { $0.key < $1.key }.map { $0.value.map { CardiacOutput.rv[$0] } },
      unit: ClinicalUnit(symbol: "L/min"))
    #expect(abs(result.withinSubjectVariance - 0.107228) < 1e-6)
  }

  @Test func affine() throws {
    let values: [[Double]] = [[1, 2, 4], [7, 8], [5], [3, 3.5]]
    let plain = try Repeatability(replicates: values, unit: .percent)
    let moved = try Repeatability(replicates: values.map { $0.map { 10 - 3 * $0 } }, unit: .percent)
    #expect(abs(3 * plain.coefficient.lower - moved.coefficient.lower) < 1e-12)
    #expect(abs(9 * plain.betweenSubjectsVariance - moved.betweenSubjectsVariance) < 1e-12)
  }

  @Test func copiesRepeatExactly() throws {
    let result = try Repeatability(replicates: [[1, 1], [2, 2]], unit: .percent)
    #expect(result.coefficient.interval == 0...0)
  }

  @Test func refusesWhatWasNotRepeated() {
    #expect(throws: AgreementError.tooFewRaters(count: 1, minimum: 2)) {
      try Repeatability(replicates: [[1], [2], [3]], unit: .percent)
    }
    #expect(throws: AgreementError.tooFewSubjects(count: 1, minimum: 2)) {
      try Repeatability(replicates: [[1, 2, 3], []], unit: .percent)
    }
    #expect(throws: AgreementError.notFinite(index: 2)) {
      try Repeatability(replicates: [[1, 2], [.nan, 2]], unit: .percent)
    }
  }
}
