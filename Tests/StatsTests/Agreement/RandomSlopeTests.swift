import ApicalStats
import Testing

struct RandomSlopeTests {
  private func fit(
    rows: [Int] = Array(0..<180), value: (Double) -> Double = { $0 }, days: (Double) -> Double = { $0 }
  ) throws -> RandomSlope {
    try RandomSlope(
      values: rows.map { value(SleepStudy.reaction[$0]) }, x: rows.map { days(SleepStudy.days[$0]) },
      subjects: rows.map { SleepStudy.subject[$0] }, unit: ClinicalUnit(symbol: "ms"))
  }

  // Balanced data have a closed form: covariance of the subjects' own lines minus what their residuals
  // explain, R 4.2.2: cov(B) - s2 * solve(crossprod(cbind(1, 0:9))) with B from lm by subject.
  @Test("M01: sleep study") func sleepStudy() throws {
    let model = try fit()
    #expect(abs(model.coefficients[0].value - 251.4051048485) < 1e-8)
    #expect(abs(model.coefficients[1].value - 10.4672859596) < 1e-9)
    #expect(abs(model.standardErrors[0] - 6.824556532069) < 1e-6)
    #expect(abs(model.standardErrors[1] - 1.545788896295) < 1e-6)
    #expect(abs(model.interceptSD - 24.74045146440391) < 1e-5)
    #expect(abs(model.slopeSD - 5.92213310373192) < 1e-6)
    #expect(abs(try #require(model.correlation) - 0.06555131965497) < 1e-6)
    #expect(abs(model.residualSD - 25.59181562672525) < 1e-6)
    #expect(abs(model.criterion - 1743.62827196) < 1e-7)
  }

  // lme4: lmer(Reaction ~ Days + (Days | Subject), sleepstudy), whose search stops a little before the
  // optimum.
  @Test("M01: sleep study as lme4") func sleepStudyOfLme4() throws {
    let model = try fit()
    for (value, expected) in [
      (model.coefficients[0].value, 251.40510485), (model.coefficients[1].value, 10.46728596),
      (model.interceptSD, 24.74065799), (model.slopeSD, 5.92213766), (model.residualSD, 25.59179572),
    ] { #expect(abs(value / expected - 1) < 1e-5) }
    #expect(abs(try #require(model.correlation) - 0.06555) < 1e-5)
  }

  // The same without rows 3, 17-19, 40-46, 90, 177-180: Newton's method on the same likelihood with 40 digits
  // (mpmath); lme4 agrees to 4e-5.
  @Test func unbalanced() throws {
    let left = (1...180).filter { ![3, 17, 18, 19, 90].contains($0) && !(40...46 ~= $0) && $0 < 177 }
    let model = try fit(rows: left.map { $0 - 1 })
    #expect(abs(model.coefficients[0].value - 249.76011194049) < 1e-7)
    #expect(abs(model.coefficients[1].value - 10.673701763254) < 1e-8)
    #expect(abs(model.interceptSD - 24.654077009046) < 1e-5)
    #expect(abs(model.slopeSD - 5.7577477068628) < 1e-6)
    #expect(abs(try #require(model.correlation) - 0.093831678851493) < 1e-6)
    #expect(abs(model.residualSD - 26.236854730139) < 1e-6)
    #expect(abs(model.criterion - 1596.1533368181) < 1e-8)
  }

  @Test func affine() throws {
    let plain = try fit()
    let moved = try fit {
      2 * $0 + 500
    } days: {
      10 * $0
    }
    #expect(abs(moved.interceptSD / plain.interceptSD - 2) < 1e-6)
    #expect(abs(moved.slopeSD / plain.slopeSD - 0.2) < 1e-7)
    #expect(abs(moved.coefficients[0].value - 2 * plain.coefficients[0].value - 500) < 1e-6)
    let shifted = try fit(days: { $0 - 4.5 })
    #expect(abs(shifted.slopeSD - plain.slopeSD) < 1e-6)
    #expect(abs(shifted.criterion - plain.criterion) < 1e-8)
  }

  @Test func noSlopesBetweenSubjects() throws {
    // Three subjects on parallel lines with the same scatter around each.
    let scatter: [Double] = [0.5, -1, 0.5, 0.5, -1, 0.5]
    let subjects: [Int] = (0..<18).map { $0 / 6 }
    let x: [Double] = (0..<18).map { Double($0 % 6) }
    let values = (0..<18).map { row -> Double in
      let start = Double(10 * subjects[row])
      return start + 2 * x[row] + scatter[row % 6]
    }
    let model = try RandomSlope(values: values, x: x, subjects: subjects, unit: .percent)
    #expect(abs(model.coefficients[1].value - 2) < 1e-6)
    #expect(model.slopeSD < 1e-3)
  }

  @Test func refusesWhatHasNoModel() {
    #expect(throws: MixedModelError.dependentCovariates) {
      try RandomSlope(
        values: [1, 2, 3, 4, 9], x: [1, 1, 1, 1, 1], subjects: [1, 1, 1, 2, 2], unit: .percent)
    }
    #expect(throws: MixedModelError.noResidualVariance) {
      try RandomSlope(
        values: [1, 2, 3, 4, 5], x: [1, 2, 3, 4, 5], subjects: [1, 1, 1, 2, 2], unit: .percent)
    }
  }
}
