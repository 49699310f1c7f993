import ApicalStats
import Foundation
import Testing

struct RandomInterceptTests {
  private let flow = ClinicalUnit(symbol: "L/min")
  private static var differences: [Double] { zip(CardiacOutput.rv, CardiacOutput.ic).map { $0 - $1 } }

  // R 4.2.2, lme4: lmer(d ~ 1 + (1 | item), control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs =
  // 1e-14))).
  @Test("B20: differences of cardiac output") func cardiacOutput() throws {
    let model = try RandomIntercept(
      values: Self.differences, subjects: CardiacOutput.patient, unit: flow)
    #expect(abs(model.coefficients[0].value - 0.704521009902) < 1e-9)
    #expect(abs(model.standardErrors[0] - 0.275158842983) < 1e-8)
    #expect(abs(model.betweenSubjectsVariance - 0.872806272229) < 1e-6)
    #expect(abs(model.residualVariance - 0.170802250782) < 1e-8)
    #expect(abs(model.criterion - 103.081859061) < 1e-8)
    #expect(model.subjects == 12 && model.count == 60)
  }

  @Test("B22: Zou's pairs of a varying value") func zou() throws {
    let model = try RandomIntercept(
      values: Array(Self.differences.prefix(20)), subjects: Array(CardiacOutput.patient.prefix(20)),
      unit: flow)
    #expect(abs(model.coefficients[0].value - 0.7234979) < 1e-7)
    #expect(abs(model.standardErrors[0] - 0.710841896745) < 1e-6)
  }

  // lmer(Reaction ~ Days + (1 | Subject), sleepstudy).
  @Test("M02: sleep study") func sleepStudy() throws {
    let model = try RandomIntercept(
      values: SleepStudy.reaction, subjects: SleepStudy.subject, covariates: [SleepStudy.days],
      unit: ClinicalUnit(symbol: "ms"))
    #expect(abs(model.coefficients[0].value - 251.4051048485) < 1e-8)
    #expect(abs(model.coefficients[1].value - 10.4672859596) < 1e-9)
    #expect(abs(model.standardErrors[0] - 9.746716269209) < 1e-6)
    #expect(abs(model.standardErrors[1] - 0.804221428945) < 1e-8)
    #expect(abs(model.betweenSubjectsVariance - 1378.17851381) < 1e-5)
    #expect(abs(model.residualVariance - 960.45657856) < 1e-5)
    #expect(abs(model.criterion - 1786.46508539) < 1e-7)
  }

  // The same without rows 3, 17-19, 40-46, 90, 177-180.
  @Test func unbalanced() throws {
    let left = (1...180).filter { ![3, 17, 18, 19, 90].contains($0) && !(40...46 ~= $0) && $0 < 177 }
      .map { $0 - 1 }
    let model = try RandomIntercept(
      values: left.map { SleepStudy.reaction[$0] }, subjects: left.map { SleepStudy.subject[$0] },
      covariates: [left.map { SleepStudy.days[$0] }], unit: ClinicalUnit(symbol: "ms"))
    #expect(model.count == 164)
    #expect(abs(model.coefficients[0].value - 248.8721808431) < 1e-6)
    #expect(abs(model.coefficients[1].value - 11.0959466187) < 1e-7)
    #expect(abs(model.standardErrors[0] - 9.574155116046) < 1e-5)
    #expect(abs(model.betweenSubjectsVariance / 1270.693912874 - 1) < 1e-6)
    #expect(abs(model.residualVariance / 959.386475351 - 1) < 1e-7)
    #expect(abs(model.criterion - 1627.66339936) < 1e-7)
  }

  @Test func balancedDataGiveTheAnalysisOfVariance() throws {
    let groups: [[Double]] = [[1, 2, 4], [9, 8, 7], [5, 6, 5], [3, 3.5, 1]]
    let model = try RandomIntercept(
      values: groups.flatMap { $0 }, subjects: groups.indices.flatMap { [$0, $0, $0] }, unit: .percent)
    let table = try Repeatability(replicates: groups, unit: .percent)
    #expect(abs(model.residualVariance - table.withinSubjectVariance) < 1e-10)
    #expect(abs(model.betweenSubjectsVariance - table.betweenSubjectsVariance) < 1e-9)
    let means = groups.map { $0.reduce(0, +) / 3 }
    let agreement = try BlandAltman(differences: means, unit: .percent)
    #expect(abs(model.coefficients[0].lower - agreement.bias.lower) < 1e-9)
  }

  @Test func noVarianceBetweenSubjects() throws {
    let model = try RandomIntercept(
      values: [1, 2, 3, 3, 2, 1, 2, 1, 3], subjects: ["a", "a", "a", "b", "b", "b", "c", "c", "c"],
      unit: .percent)
    #expect(model.betweenSubjectsVariance == 0)
    #expect(abs(model.residualVariance - 0.75) < 1e-12)
    #expect(model.intraclassCorrelation == 0)
  }

  @Test func affine() throws {
    func fit(_ transform: (Double) -> Double, days: (Double) -> Double) throws -> RandomIntercept {
      try RandomIntercept(
        values: SleepStudy.reaction.map(transform), subjects: SleepStudy.subject,
        covariates: [SleepStudy.days.map(days)], unit: .percent)
    }
    let plain = try fit {
      $0
    } days: {
      $0
    }
    let moved = try fit {
      2 * $0 + 1e6
    } days: {
      10 * $0 + 1000
    }
    #expect(abs(moved.betweenSubjectsVariance / plain.betweenSubjectsVariance - 4) < 1e-8)
    #expect(abs(moved.coefficients[1].value - plain.coefficients[1].value / 5) < 1e-9)
    #expect(abs(moved.standardErrors[1] - plain.standardErrors[1] / 5) < 1e-9)
    let shifted = 1e6 + 2 * plain.coefficients[0].value - moved.coefficients[1].value * 1000
    #expect(abs(moved.coefficients[0].value - shifted) < 1e-6)
  }

  @Test func aHundredThousandRows() throws {
    let subjects = (0..<100_000).map { $0 / 4 }
    let values = (0..<100_000).map { Double($0 % 7) + Double(($0 / 4) % 11) }
    let model = try RandomIntercept(values: values, subjects: subjects, unit: .percent)
    // Σ (k − 5)² / 11 of the subjects' own part.
    #expect(abs(model.betweenSubjectsVariance - 10) < 1)
    #expect(model.coefficients[0].interval.contains(8))
  }

  @Test func refusesWhatHasNoModel() {
    func error(_ values: [Double], _ subjects: [Int], _ covariates: [[Double]] = []) -> MixedModelError? {
      do {
        _ = try RandomIntercept(values: values, subjects: subjects, covariates: covariates, unit: .percent)
      } catch {
        return error
      }
      return nil
    }
    #expect(error([1, 2, 3, 5], [1, 2, 3, 4]) == .tooFewRows(rows: 4, subjects: 4, coefficients: 1))
    #expect(error([1, 1, 2, 2, 5, 5], [1, 1, 2, 2, 3, 3]) == .noResidualVariance)
    #expect(error([1, 1, 1, 1], [1, 1, 2, 2]) == .noResidualVariance)
    #expect(error([1, 2, 1, 4], [1, 1, 2, 2], [[3, 3, 3, 3]]) == .dependentCovariates)
    #expect(
      error([1, 2, 1, 4, 6], [1, 1, 2, 2, 2], [[1, 2, 3, 4, 5], [2, 4, 6, 8, 10]]) == .dependentCovariates)
    #expect(error([1, .nan, 1, 4], [1, 1, 2, 2]) == .notFinite(row: 1))
    #expect(error([1, 2], [1]) == .unequalCounts(values: 2, subjects: 1, covariates: []))
  }
}
