import ApicalReport
import ApicalStats
import Testing

@testable import ApicalPipeline

@Suite struct SubsetTests {
  private typealias Exam = TwoModelStore.Exam

  private func analysis(_ exams: [TwoModelStore.Exam], _ subset: String, _ range: String = "{}") throws
    -> SubsetAnalysis
  {
    let store = try TwoModelStore(
      exams, addition: "subsets: [\(subset)]\n" + (range == "{}" ? "" : "range: \(range)"))
    let results = try store.results
    return SubsetAnalysis(results.study.reportedSubsets[0], results)
  }

  @Test func boundariesBelongWhereTheStudySays() throws {
    let exams = [140.0, 150, 150.5, 200, 201].map { Exam(plain: 50, augmented: 50, depth: $0) }
    let above = try analysis(exams, "{variable: depth, boundaries: [150, 200]}")
    #expect(
      above.rows.map(\.group) == [
        "≤ 150 mm", "≤ 150 mm", "> 150 to 200 mm", "> 150 to 200 mm", "> 200 mm", "> 200 mm",
      ])
    #expect(above.rows.map(\.exams) == [2, 2, 2, 2, 1, 1])
    #expect(above.rows.map(\.frames) == [4, 4, 4, 4, 2, 2])
    let from = try analysis(
      exams, "{variable: depth, boundaries: [150, 200]}", "{comparison: greater-or-equal}")
    #expect(from.rows.map(\.group).first == "< 150 mm" && from.rows.map(\.group).last == "≥ 200 mm")
    #expect(from.rows.map(\.exams) == [1, 1, 2, 2, 2, 2])
  }

  @Test func rowsHoldTheNumbersOfTheirPart() throws {
    var exams = (0..<8).map { Exam(plain: 50 + Double($0), augmented: 49, depth: $0 < 4 ? 120 : 170) }
    exams[0].plainDice = [0.5, 0.7]
    let rows = try analysis(exams, "{variable: depth}").rows
    let shallow = try #require(rows.first { $0.model == "plain" })
    #expect(shallow.group == "≤ 150 mm")
    let dice = try Summary([0.5, 0.7] + [0.8, 0.7, 0.8, 0.7, 0.8, 0.7])
    #expect(abs(try #require(shallow.dice).mean - dice.mean) < 1e-12)
    #expect(abs(try #require(shallow.agreement).bias.value - 1.5) < 1e-12)
    #expect(abs(try #require(rows.last?.agreement).bias.value + 1) < 1e-12)
  }

  @Test func attributesAreGroupsOfTheirOwn() throws {
    var exams = TwoModelStore.typical(12)
    exams[5].attributes = "{}"
    let bySex = try analysis(exams, "{variable: sex}")
    #expect(bySex.rows.map(\.group) == ["F", "F", "M", "M", "not stated", "not stated"])
    #expect(bySex.rows.map(\.exams) == [3, 3, 8, 8, 1, 1])
    let byAge = try analysis(exams, "{variable: Age, boundaries: [32, 36]}")
    #expect(
      byAge.rows.map(\.group) == [
        "≤ 32", "≤ 32", "> 32 to 36", "> 32 to 36", "> 36", "> 36", "not stated", "not stated",
      ])
    let byEF = try analysis(exams, "{variable: reference-ef}")
    #expect(byEF.rows.map(\.group).first == "≤ 40 %")
    #expect(byEF.rows.reduce(0) { $0 + $1.exams } == 24)
  }

  @Test func anExamHasTheDepthThatDecides() {
    let depths: [Double?] = [120, 160, 140]
    func deciding(_ quorum: RangeRule.Quorum) -> Double? {
      RangeRule(depth: 150, angle: 70, comparison: .greater, quorum: quorum).deciding(depths)
    }
    #expect(deciding(.any) == 160 && deciding(.all) == 120 && deciding(.majority) == 140)
    #expect(RangeRule.paper.deciding([120, nil]) == nil && RangeRule.paper.deciding([]) == nil)
    // The same verdict as the rule itself, whatever the frames.
    for quorum in RangeRule.Quorum.allCases {
      for numbers in 0..<81 {
        let frames = (0..<4).map { [140.0, 150, 160][numbers / [1, 3, 9, 27][$0] % 3] }
        let rule = RangeRule(depth: 150, angle: 70, comparison: .greater, quorum: quorum)
        let status = rule.judge(frames.map { ($0, 60) })
        #expect((rule.deciding(frames)! > 150) == (status == .outOfRange))
      }
    }
  }

  @Test func testsBetweenTwoPartsAreThoseOfTheLibrary() throws {
    let exams = TwoModelStore.typical()
    let tests = try analysis(exams, "{variable: depth}").tests
    #expect(
      tests.map(\.quantity).prefix(6) == [
        "LV Dice", "LV Dice", "LV HD", "LV HD", "EF difference", "EF difference",
      ])
    let parts = [0, 1].map { odd in
      exams.enumerated().filter { $0.offset % 2 == odd }.map { $0.element.plainDice.reduce(0, +) / 2 }
    }
    let welch = try TTest(first: parts[0], second: parts[1], unit: .dimensionless).test
    #expect(abs(tests[0].test!.pValue - welch.pValue) < 1e-12 * max(1, welch.pValue))
    #expect(tests[0].sizes == [20, 20])
    let ef = try #require(tests.first { $0.effectName == "difference of LoA widths" && $0.model == "plain" })
    #expect(ef.sizes == [20, 16])
    let adjusted = SubsetTest.adjusted(tests)
    #expect(
      adjusted.map(\.adjustedP)
        == (try PValueAdjustment.holm.adjusted(tests.map { $0.test!.pValue }).map { $0 }))
    // Three parts: analysis of variance in place of two-sample tests.
    let three = try analysis(exams, "{variable: Age, boundaries: [40, 50]}").tests
    #expect(three.map(\.quantity).prefix(4) == ["LV Dice", "LV HD", "EF difference", "EF difference"])
    #expect(three.allSatisfy { $0.effect == nil })
  }

  /// Dice of shallow exams all above those of deep ones: Brunner–Munzel has no value, and the table says so.
  @Test func subsetsApartHaveARowWithoutP() throws {
    let exams = (0..<8).map { number -> Exam in
      let isShallow = number.isMultiple(of: 2)
      var exam = Exam(plain: 48, augmented: 50 + Double(number), depth: isShallow ? 120 : 170)
      let dice = (isShallow ? 0.9 : 0.6) + Double(number) / 100
      exam.plainDice = [dice, dice + 0.02]
      return exam
    }
    let tests = SubsetTest.adjusted(try analysis(exams, "{variable: depth}").tests)
    let apart = tests.filter { $0.model == "plain" && $0.quantity == "LV Dice" }
    #expect(apart.count == 2 && apart[0].test != nil && apart[0].adjustedP != nil)
    #expect(apart[1].test == nil && apart[1].adjustedP == nil && apart[1].sizes == [4, 4])
    #expect(apart[1].remark == "Brunner–Munzel: none, the subsets do not overlap")
    let store = try TwoModelStore(exams, addition: "subsets: [{variable: depth}]")
    let section = try #require(try SubsetSection(store.results)?.section())
    let table = try #require(
      Document(title: "", sections: [section]).tables.first { $0.name == "subsets-tests" })
    #expect(table.rows.contains { $0.cells.last?.text == apart[1].remark && $0.cells[6] == Cell.missing })
    #expect(table.notes[0].contains("over the \(tests.count { $0.test != nil }) p-values"))
  }

  @Test(arguments: [
    ("subsets: [{variable: depth, boundaries: [150, 120]}]", "ascending numbers"),
    ("subsets: [{variable: depth}, {variable: Depth}]", "each variable once"),
    ("subsets: [{boundaries: [1]}]", "'subsets[1].variable' is missing"),
    ("subsets: [{variable: depth, bounds: [1]}]", "unknown key 'subsets[1].bounds'"),
  ])
  func mistakesAreNamed(_ addition: String, _ expected: String) {
    let yaml = "name: n\ncohort: {layout: camus}\nmodel: {card: a}\n" + addition
    let error = #expect(throws: StudyError.self) { try Study(yaml: yaml, file: "s.yml") }
    #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
  }

  @Test func cellsDoNotMixRanges() throws {
    let exams = [(150.0, 70.0), (150.1, 70), (149.9, 69.9), (132, 62)].map {
      Exam(plain: 50, augmented: 50, depth: $0.0, angle: $0.1)
    }
    let coverage = try AcquisitionCoverage(TwoModelStore(exams).results)
    #expect(coverage.cells.map { [$0.depth, $0.angle] } == [[130, 60], [140, 65], [150, 65]])
    #expect(coverage.cells.map(\.exams) == [["e3"], ["e0", "e2"], ["e1"]])
    let inclusive = try AcquisitionCoverage(
      TwoModelStore(
        exams + [Exam(plain: 50, augmented: 50, depth: 155, angle: 71)],
        addition: "range: {comparison: greater-or-equal}"
      )
      .results)
    #expect(inclusive.cells.map { [$0.depth, $0.angle] } == [[130, 60], [140, 65], [150, 70]])
    #expect(inclusive.cells.map(\.exams) == [["e3"], ["e2"], ["e0", "e1", "e4"]])
    #expect(coverage.points.count == 4 && coverage.unknown == 0)
  }

  @Test func curvesFollowTheExams() throws {
    let results = try TwoModelStore(TwoModelStore.typical()).results
    let curves = ErrorCurve.all(results)
    #expect(curves.count == 8)
    let plain = try #require(
      curves.first { $0.model == "plain" && $0.variable == .depth && $0.measure == .absoluteError })
    #expect(plain.points.count == 36)
    let curve = try #require(plain.curve)
    #expect(curve.subjects == 36)
    // Plain errs more in depth.
    #expect(curve.values[0] < curve.values[curve.values.count - 1])
    let hd = try #require(curves.first { $0.measure == .hausdorff })
    #expect(hd.points.count == 80 && hd.curve?.subjects == 40)
  }

  /// Angles as CAMUS has them: nearly all alike, a few far away. A curve over them stays among the errors.
  @Test func aCurveOverCrowdedAnglesStaysAmongItsPoints() throws {
    let rare = [54.6, 59.6, 59.7, 64.6, 64.7, 79.6, 79.7, 89.6, 89.7]
    let angles = (0..<90).map { 74.6 + 0.0003 * Double($0 * 37 % 90) } + rare
    let errors = (0..<90).map { Double($0 * 53 % 71) } + rare.indices.map { Double(5 * $0) }
    func curve(_ variable: ErrorCurve.Variable) throws -> SmoothCurve {
      try SmoothCurve(
        x: angles, y: errors, places: ErrorCurve.places, smoother: variable.smoother,
        bootstrap: Bootstrap(resamples: 200, seed: 1))
    }
    let angle = try curve(.angle)
    #expect((angle.lower + angle.values + angle.upper).allSatisfy { $0 >= 0 && $0 <= 70 })
    // The line that depth gets runs away here.
    let line = try curve(.depth)
    #expect((line.lower + line.upper).contains { abs($0) > 200 })
  }
}
