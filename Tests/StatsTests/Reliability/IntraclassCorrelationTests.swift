import ApicalStats
import Foundation
import TestSupport
import Testing

struct IntraclassCorrelationTests {
  /// Four judges, six targets. Shrout & Fleiss, Psychol. Bull. 1979;86:420–428, table 2.
  static let judges: [[Double]] = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]

  // Coefficients as psych::ICC; ends as published, three digits.
  @Test(
    "T19: six forms",
    arguments: [
      (IntraclassCorrelation.Form.oneWaySingle, 0.1657418, -0.133, 0.723),
      (.twoWayRandomSingle, 0.2897638, 0.019, 0.761), (.twoWayMixedSingle, 0.7148407, 0.342, 0.946),
      (.oneWayAverage, 0.4427971, -0.884, 0.912), (.twoWayRandomAverage, 0.6200505, 0.071, 0.927),
      (.twoWayMixedAverage, 0.9093155, 0.676, 0.986),
    ])
  func shroutFleiss(_ form: IntraclassCorrelation.Form, _ icc: Double, _ lower: Double, _ upper: Double)
    throws
  {
    let result = try IntraclassCorrelation(ratings: Self.judges, form: form)
    #expect(abs(result.icc.value - icc) < 1e-6)
    #expect(abs(result.icc.lower - lower) < 6e-4)
    #expect(abs(result.icc.upper - upper) < 6e-4)
    #expect(result.icc.count == 6)
  }

  // R 4.2.2, psych 2.2.9: ICC(judges, lmer = FALSE).
  @Test(arguments: [
    (IntraclassCorrelation.Form.oneWaySingle, -0.13293232487475087, 0.72256006232812109),
    (.twoWayRandomSingle, 0.018786513374712047, 0.7610843696489531),
    (.twoWayMixedSingle, 0.34246476503392537, 0.94585825995535955),
    (.oneWayAverage, -0.88444215523811898, 0.91241542034077561),
    (.twoWayRandomAverage, 0.071136815302503487, 0.92723204016772198),
    (.twoWayMixedAverage, 0.67567471381630473, 0.98589167816906231),
  ])
  func endsAsR(_ form: IntraclassCorrelation.Form, _ lower: Double, _ upper: Double) throws {
    let result = try IntraclassCorrelation(ratings: Self.judges, form: form)
    #expect(abs(result.icc.lower - lower) < 1e-10)
    #expect(abs(result.icc.upper - upper) < 1e-10)
  }

  // The same of J1, R1 and S1 of 85 patients.
  @Test(
    .enabled(if: SharedData.has("vectors")),
    arguments: [
      (
        IntraclassCorrelation.Form.oneWaySingle, 0.80033097208452819, 0.72944268325869177, 0.85791121855770802
      ),
      (.twoWayRandomSingle, 0.80559700729777783, 0.57989661744334542, 0.89846566785294091),
      (.twoWayMixedSingle, 0.87481353412452334, 0.82671398902515036, 0.91241149088728091),
      (.oneWayAverage, 0.92322376679400808, 0.88996749485539894, 0.94768112248413039),
      (.twoWayRandomAverage, 0.92555015383170103, 0.80548907378224344, 0.96369795323508223),
      (.twoWayMixedAverage, 0.95447147457884352, 0.93469353138343791, 0.96899327509092426),
    ])
  func threeRaters(_ form: IntraclassCorrelation.Form, _ icc: Double, _ lower: Double, _ upper: Double) throws
  {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let columns = try ["J1", "R1", "S1"].map { try table.numbers($0) }
    let ratings = columns[0].indices.map { row in columns.map { $0[row] } }
    let result = try IntraclassCorrelation(ratings: ratings, form: form)
    #expect(abs(result.icc.value - icc) < 1e-12)
    #expect(abs(result.icc.lower - lower) < 1e-10)
    #expect(abs(result.icc.upper - upper) < 1e-10)
  }

  // Shrout & Fleiss, table 3: mean squares, two digits; F = BMS / EMS = 11.03 on 5 and 15 degrees of freedom.
  @Test func meanSquares() throws {
    let result = try IntraclassCorrelation(ratings: Self.judges, form: .twoWayMixedSingle)
    let table = result.meanSquares
    #expect(abs(table.betweenSubjects - 11.24) < 0.005)
    #expect(abs(table.withinSubjects - 6.26) < 0.005)
    #expect(abs(table.betweenRaters - 32.49) < 0.005)
    #expect(abs(table.residual - 1.02) < 0.005)
    let test = try #require(result.test)
    #expect(abs(test.statistic - 11.02724796) < 1e-6)
    #expect(test.degreesOfFreedom == [5, 15])
    // R 4.2.2: pf(11.02724796, 5, 15, lower.tail = FALSE)
    #expect(abs(test.pValue / 0.000134566516238 - 1) < 1e-6)
  }

  @Test("B33: systolic pressure, observer J and the machine", .enabled(if: SharedData.has("vectors")))
  func systolicPressure() throws {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let first = try table.numbers("J1")
    let second = try table.numbers("S1")
    let agreement = try IntraclassCorrelation(method: first, reference: second)
    #expect(abs(agreement.icc.value - 0.72824130) < 1e-7)
    let consistency = try IntraclassCorrelation(method: first, reference: second, form: .twoWayMixedSingle)
    #expect(abs(consistency.icc.value - 0.81812014) < 1e-7)
  }

  @Test(arguments: IntraclassCorrelation.Form.allCases)
  func perfectAgreement(_ form: IntraclassCorrelation.Form) throws {
    let result = try IntraclassCorrelation(ratings: [[1, 1], [2, 2], [4, 4]], form: form)
    #expect(result.icc.value == 1)
    #expect(result.icc.interval == 1...1)
    #expect(result.test == nil)
  }

  @Test func biasBetweenRatersOnly() throws {
    let ratings: [[Double]] = [[1, 11], [2, 12], [4, 14]]
    #expect(try IntraclassCorrelation(ratings: ratings, form: .twoWayMixedSingle).icc.value == 1)
    let absolute = try IntraclassCorrelation(ratings: ratings, form: .twoWayRandomSingle).icc
    #expect(absolute.value < 0.1)
    #expect(absolute.lower <= absolute.value && absolute.value <= absolute.upper)
  }

  // Small tables of every kind: a coefficient inside of its interval, or an error.
  @Test func neverNotANumber() throws {
    var solved = 0
    for code in 0..<729 {
      let digits = (0..<6).map { Double(code / Int(pow(3, Double($0))) % 3) }
      for ratings in [
        [[digits[0], digits[1]], [digits[2], digits[3]], [digits[4], digits[5]]],
        [Array(digits[0..<3]), Array(digits[3..<6])], [Array(digits[0..<2]), Array(digits[2..<4])],
      ] {
        for form in IntraclassCorrelation.Form.allCases {
          guard let result = try? IntraclassCorrelation(ratings: ratings, form: form) else { continue }
          solved += 1
          #expect(result.icc.value <= 1 && result.icc.lower <= result.icc.upper)
          #expect(!result.icc.lower.isNaN && !result.icc.upper.isNaN)
        }
      }
    }
    #expect(solved > 10_000)
  }

  @Test func refusesWhatHasNoCoefficient() {
    #expect(throws: AgreementError.raggedRatings(subject: 1, found: 1, needed: 2)) {
      try IntraclassCorrelation(ratings: [[1, 2], [3], [4, 5]])
    }
    #expect(throws: AgreementError.tooFewSubjects(count: 1, minimum: 2)) {
      try IntraclassCorrelation(ratings: [[1, 2]])
    }
    #expect(throws: AgreementError.tooFewRaters(count: 1, minimum: 2)) {
      try IntraclassCorrelation(ratings: [[1], [2]])
    }
    #expect(throws: AgreementError.notFinite(index: 3)) {
      try IntraclassCorrelation(ratings: [[1, 2], [3, .nan]])
    }
    #expect(throws: AgreementError.noVarianceBetweenSubjects(coefficient: "ICC(2,1)")) {
      try IntraclassCorrelation(ratings: [[3, 3], [3, 3]])
    }
  }
}
