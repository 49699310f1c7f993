import ApicalCohort
import ApicalStats
import Foundation
import Testing

@testable import ApicalPipeline

@Suite struct StudyTests {
  private let minimal = """
    name: trial
    cohort:
      layout: camus
    model:
      card: model.json
    """

  @Test func defaultsAreThoseOfThePaper() throws {
    let study = try Study(yaml: minimal, file: "trial.yml")
    #expect(study.cohort.source == .folder(path: ".", layout: nil, subgroup: nil))
    #expect(study.range == RangeRule(depth: 150, angle: 70, comparison: .greater, quorum: .any))
    #expect(study.ef == EFChoice(discs: 20, reference: .masks))
    #expect(study.agreement == AgreementChoice(multiplier: 1.96, confidence: 0.95, limits: .blandAltman))
    #expect(study.model.threads == nil)
  }

  @Test(arguments: [
    ("rnage:\n  depth: 150\n", 6, "unknown key 'rnage'. Did you mean 'range'?"),
    ("range:\n  depth: deep\n", 7, "'range.depth' is 'deep'; expected a number from 1 to 1,000."),
    ("range:\n  comparison: above\n", 7, "expected one of greater, greater-or-equal."),
    ("agreement:\n  confidence: 95\n", 7, "'agreement.confidence' is '95'"),
    (
      "measures:\n  labels: [MYO]\n", 7,
      "'measures.labels' is '[MYO]'; expected LV and, if wanted, MYO and LA, each once."
    ),
    ("report:\n  formats: [html, docx]\n", 7, "'report.formats'"),
    ("ef: 20\n", 6, "'ef' must hold 'key: value' lines."),
    ("name: again\n", 1, "'name' is given again further down."),
    ("ef:\n\tdiscs: 20\n", 7, "is not YAML"),
  ])
  func mistakesAreNamedWithTheirLine(_ addition: String, _ line: Int, _ expected: String) throws {
    let error = #expect(throws: StudyError.self) {
      try Study(yaml: minimal + "\n" + addition, file: "trial.yml")
    }
    #expect(error?.line == line, "\(String(describing: error))")
    #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    #expect(error?.description.hasPrefix("trial.yml:\(line): ") == true)
  }

  @Test func intervalsOfTheLimitsAreChosen() throws {
    let study = try Study(yaml: minimal + "\nagreement:\n  limits: exactPaired\n", file: "trial.yml")
    #expect(study.agreement.limits == .exactPaired)
    let error = #expect(throws: StudyError.self) {
      try Study(yaml: minimal + "\nagreement:\n  limits: exact\n", file: "trial.yml")
    }
    #expect(error?.description.contains("exactIndividual, exactPaired, mover") == true)
  }

  /// Stores of before this choice hold studies without it.
  @Test func studiesWithoutTheChoiceAreRead() throws {
    let json = try Study(yaml: minimal, file: "trial.yml").json()
    let older = json.replacingOccurrences(of: ",\"limits\":\"blandAltman\"", with: "")
      .replacingOccurrences(of: "\"limits\":\"blandAltman\",", with: "")
    #expect(older != json)
    #expect(try Study(json: older) == Study(json: json))
  }

  @Test func whatIsMissingIsNamed() {
    let error = #expect(throws: StudyError.self) { try Study(yaml: "name: x\n", file: "x.yml") }
    #expect(error?.problem == "'cohort' is missing. See studies/demo.yml for every key.")
    #expect(throws: StudyError.self) { try Study(yaml: "", file: "x.yml") }
  }

  @Test func theAreaMayOnlyBeLeftOutBesideAnotherMethod() throws {
    let network = "timing: {method: network, model: net.json, area: false}"
    #expect(try Study(yaml: "\(minimal)\n\(network)", file: "x.yml").timing?.followsArea == false)
    #expect(throws: StudyError.self) {
      try Study(yaml: "\(minimal)\ntiming: {method: area, area: false}", file: "x.yml")
    }
  }

  @Test(arguments: ["demo", "camus-a4c", "camus-biplane", "in-silico", "in-silico-cine", "e95", "dicom-a4c"])
  func theShippedStudiesAreSound(_ name: String) throws {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let study = try Study(file: repository.appendingPathComponent("studies/\(name).yml"))
    #expect(study.name == name)
    #expect(try Study(json: study.json()) == study)
  }
}

@Suite struct RangeRuleTests {
  private func status(_ rule: RangeRule, _ frames: [(Double?, Double?)]) -> RangeStatus {
    rule.judge(frames.map { (depth: $0.0, angle: $0.1) })
  }

  /// 487 rows × 0.308 mm = 149.996 mm sits on the edge and is in range either way.
  @Test func theBoundaryIsPartOfTheRule() {
    var rule = RangeRule.paper
    #expect(status(rule, [(487 * 0.308, 60)]) == .inRange)
    #expect(status(rule, [(150, 60)]) == .inRange)
    #expect(status(rule, [(120, 70)]) == .inRange)
    rule.comparison = .greaterOrEqual
    #expect(status(rule, [(487 * 0.308, 60)]) == .inRange)
    #expect(status(rule, [(150, 60)]) == .outOfRange)
    #expect(status(rule, [(120, 70)]) == .outOfRange)
  }

  @Test func theQuorumDecides() {
    var rule = RangeRule.paper
    let oneOfThree: [(Double?, Double?)] = [(160, 60), (140, 60), (140, 60)]
    #expect(status(rule, oneOfThree) == .outOfRange)
    rule.quorum = .majority
    #expect(status(rule, oneOfThree) == .inRange)
    #expect(status(rule, [(160, 60), (140, 75), (140, 60)]) == .outOfRange)
    rule.quorum = .all
    #expect(status(rule, [(160, 60), (140, 75)]) == .outOfRange)
    #expect(status(rule, [(160, 60), (140, 65)]) == .inRange)
  }

  @Test func unknownValuesCountWhereTheyCouldDecide() {
    #expect(status(.paper, [(140, nil)]) == .unknown)
    #expect(status(.paper, [(160, nil)]) == .outOfRange)
    #expect(status(.paper, []) == .unknown)
    var rule = RangeRule.paper
    rule.quorum = .all
    #expect(status(rule, [(140, 60), (140, nil)]) == .inRange)
  }
}
