import ApicalPipeline
import ApicalStats
import ApicalTable
import Foundation
import Testing

/// `apical agree` on the first readings of two peak flow meters, Bland & Altman, Lancet 1986.
struct AgreementReportTests {
  private static let header = "patient,wright,mini,group\n"
  private static let rows = """
    1,494,512,a
    2,395,430,a
    3,516,520,a
    4,434,428,a
    5,476,500,a
    6,557,600,a
    7,413,364,a
    8,442,380,a
    9,650,658,b
    10,433,445,b
    11,417,432,b
    12,656,626,b
    13,267,260,b
    14,478,477,b
    15,178,259,b
    16,423,350,b
    17,427,451,b

    """

  private func table(_ rows: String = rows) throws -> DataTable {
    try DataTable(data: Data((Self.header + rows).utf8), file: "flow.csv")
  }

  private func report(_ change: (inout AgreementQuery) -> Void = { _ in }) throws -> AgreementReport {
    var query = AgreementQuery(reference: "mini", measured: "wright", unit: "L/min")
    change(&query)
    return try AgreementReport(table(), query)
  }

  private func json(_ report: AgreementReport) throws -> [String: Any] {
    let data = try JSONEncoder().encode(report)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func number(_ json: [String: Any], _ path: String) throws -> Double {
    var value: Any = json
    for key in path.split(separator: ".") {
      let object = try #require(value as? [String: Any], "no object before \(key) of \(path)")
      value = try #require(object[String(key)], "no \(key) in \(path)")
    }
    return try #require(value as? Double, "\(path) is no number")
  }

  /// Rows B01, B02, B25, B31 of the shared vectors, and the intervals of the limits with √(3/n).
  @Test func jsonHoldsThePublishedNumbers() throws {
    let json = try json(report())
    let expected: [(String, Double)] = [
      ("n", 17), ("bias.estimate", -2.117647), ("bias.lower", -22.04884), ("bias.upper", 17.81354),
      ("sd", 38.765130), ("loaLower.estimate", -78.09730), ("loaUpper.estimate", 73.86201),
      ("loaUpper.upper", 73.86201 + 2.1199052992 * 16.28461), ("rmsd", 37.667274), ("mae", 28.941176),
      ("pearson.estimate", 0.94327945), ("ccc.estimate", 0.94274243), ("ccc.lower", 0.85049187),
      ("ccc.upper", 0.97872628), ("totalDeviationIndex.exact.estimate", 63.858047),
    ]
    for (path, value) in expected {
      #expect(abs(try number(json, path) - value) < 2e-5, "\(path)")
    }
    #expect(json["ciMethod"] as? String == "blandAltman")
    for path in [
      "icc21.estimate", "icc21.lower", "icc21.upper", "proportionalBias.slope", "proportionalBias.lower",
      "proportionalBias.upper", "proportionalBias.pValue", "normality.statistic", "normality.pValue",
      "heteroscedasticity.pValue", "nonparametric.lowerLoA.estimate",
    ] {
      _ = try number(json, path)
    }
    #expect(json["groups"] == nil && json["comparison"] == nil)
  }

  /// Row B04: noncentral t, for limits that hold 95 % (1.959964 SD).
  @Test func exactIntervalsOnDemand() throws {
    let multiplier = try BlandAltman.multiplier(coverage: 0.95)
    let json = try json(
      report {
        $0.limits = .exactIndividual
        $0.multiplier = multiplier
      })
    #expect(abs(try number(json, "loaUpper.lower") - 48.85964) < 1e-4)
    #expect(abs(try number(json, "loaUpper.upper") - 119.92550) < 1e-4)
    #expect(json["ciMethod"] as? String == "exactIndividual")
  }

  /// A group's numbers are those of its rows alone; the comparison is of first minus second.
  @Test func groupsAreAnalysedAndCompared() throws {
    let report = try report { $0.group = "group" }
    let json = try json(report)
    let a = [494, 395, 516, 434, 476, 557, 413, 442.0]
    let b = [512, 430, 520, 428, 500, 600, 364, 380.0]
    let alone = try BlandAltman(method: a, reference: b, unit: ClinicalUnit(symbol: "L/min"))
    #expect(abs(try number(json, "groups.a.bias.estimate") - alone.bias.value) < 1e-12)
    #expect(abs(try number(json, "groups.a.loaUpper.upper") - alone.upperLoA.upper) < 1e-12)
    #expect(try number(json, "groups.a.n") == 8 && number(json, "groups.b.n") == 9 && number(json, "n") == 17)
    let difference = try number(json, "groups.a.bias.estimate") - number(json, "groups.b.bias.estimate")
    #expect(abs(try number(json, "comparison.biasDifference.estimate") - difference) < 1e-12)
    for key in ["biasTest", "varianceTest", "brownForsythe"] {
      #expect((0...1).contains(try number(json, "comparison.\(key).pValue")))
    }
    _ = try number(json, "comparison.sdRatio.estimate")
    _ = try number(json, "comparison.loaWidthDifference.lower")
    #expect((0...1).contains(try number(json, "comparison.interaction.slope.pValue")))
  }

  /// Of three groups one does not scatter: the pair that is left still stands in the list of pairs.
  @Test func threeGroupsGiveAListOfPairs() throws {
    let constant = (0..<4).map { "\(20 + $0),\(400 + $0),\(390 + $0),c\n" }.joined()
    let report = try AgreementReport(
      table(Self.rows + constant), AgreementQuery(reference: "mini", measured: "wright", group: "group"))
    let comparison = try #require(try json(report)["comparison"] as? [String: Any])
    let pairs = try #require(comparison["pairs"] as? [[String: Any]])
    #expect(pairs.map { $0["second"] as? String } == ["b"])
    #expect(comparison["biasDifference"] == nil)
    #expect((comparison["unavailable"] as? [String: Any])?["a, c"] != nil)
  }

  /// A group of two rows has no limits; the others are analysed and compared all the same.
  @Test func smallGroupsAreNamedAndLeftOut() throws {
    let table = try table(Self.rows + "18,410,400,c\n19,300,310,c\n")
    let report = try AgreementReport(
      table, AgreementQuery(reference: "mini", measured: "wright", group: "group"))
    #expect(report.all.limits.subjects == 19)
    #expect(report.groups.map(\.name) == ["a", "b"])
    #expect(report.groupsLeftOut.map(\.name) == ["c"] && report.groupsLeftOut[0].rows == 2)
    #expect(report.groupsLeftOut[0].reason.contains("rows of group 'c' with both values: 2, needed: 3"))
    #expect(report.comparison?.pairs.count == 1)
    #expect(report.text.contains("group = c\n\nNot analysed."))
    #expect(try json(report)["groupsLeftOut"] is [[String: Any]])
  }

  @Test func logRatiosComeBackAsRatios() throws {
    let json = try json(report { $0.scale = .logRatio })
    #expect(abs(try number(json, "ratio.bias.estimate") - exp(number(json, "bias.estimate"))) < 1e-12)
    #expect(abs(try number(json, "ratio.loaUpper.upper") - exp(number(json, "loaUpper.upper"))) < 1e-12)
  }

  /// The proportional bias of percent differences is their slope on the means of both methods.
  @Test func percentDifferencesAreRelatedToMeans() throws {
    let report = try report { $0.scale = .percent }
    let bias = try #require(report.all.proportionalBias)
    let means = zip(PeakFlows.wright, PeakFlows.mini).map { ($0 + $1) / 2 }
    let percents = zip(PeakFlows.wright, PeakFlows.mini).map { 100 * ($0 - $1) / (($0 + $1) / 2) }
    let (mx, my) = (means.reduce(0, +) / 17, percents.reduce(0, +) / 17)
    let slope =
      zip(means, percents).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
      / means.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    #expect(abs(bias.slope.value - slope) < 1e-12)
    #expect(abs(report.all.limits.bias.value - my) < 1e-12)
  }

  @Test func missingValuesAreCounted() throws {
    let table = try table(Self.rows + "18,NA,400,b\n19,410,,b\n")
    let report = try AgreementReport(
      table, AgreementQuery(reference: "mini", measured: "wright", subject: "patient"))
    #expect(report.all.limits.subjects == 17)
    #expect(report.text.contains("Rows: 19, used: 17 (1 without wright, 1 without mini)"))
  }

  /// Where a coefficient does not exist, its reason is told and the rest is there.
  @Test func whatDoesNotExistIsNamed() throws {
    let table = try DataTable(data: Data("a,b\n1,2\n2,4\n3,5\n".utf8), file: "three.csv")
    let report = try AgreementReport(table, AgreementQuery(reference: "b", measured: "a"))
    #expect(report.all.pearson == nil)
    #expect(report.all.unavailable["pearson"]?.contains("needed: 4") == true)
    #expect(report.text.contains("Not available: pearson."))
    #expect(try json(report)["pearson"] is NSNull)
  }

  @Test func replicatesFollowTheirDesign() throws {
    let rows = (0..<12).flatMap { subject in
      (0..<3).map { repeated in
        "\(subject),\(100 + 3 * subject + repeated),\(101 + 2 * subject + repeated * repeated),a\n"
      }
    }
    let table = try table(rows.joined())
    let query = AgreementQuery(reference: "mini", measured: "wright", subject: "patient", design: .varying)
    let report = try AgreementReport(table, query)
    #expect(report.all.limits.subjects == 12 && report.all.limits.pairs == 36)
    #expect(report.all.limits.limitMethod == .mover)
    // 36 differences: subject − 1 + repeated − repeated².
    var differences: [Double] = []
    for subject in 0..<12 {
      for repeated in 0..<3 { differences.append(Double(subject - 1 + repeated - repeated * repeated)) }
    }
    let squares = differences.reduce(0) { $0 + $1 * $1 } / 36
    #expect(abs(report.all.errors.rootMeanSquare - squares.squareRoot()) < 1e-12)
    #expect(report.all.errorIntervals?.rmsd.count == 12)
  }

  @Test func refusesWhatCannotBeAnswered() throws {
    #expect(throws: AgreementQueryError.designNeedsSubjects(design: "varying")) {
      try report { $0.design = .varying }
    }
    #expect(throws: AgreementQueryError.tooManyGroups(column: "patient", count: 17, maximum: 12)) {
      try report { $0.group = "patient" }
    }
    #expect(throws: TableError.self) { try report { $0.measured = "wrigth" } }
    #expect(throws: AgreementQueryError.self) {
      try AgreementReport(
        DataTable(data: Data("a,b\n1,2\n".utf8), file: "one.csv"),
        AgreementQuery(reference: "b", measured: "a"))
    }
  }

  private func text(_ scale: Double) throws -> String {
    let rows = [(50.0, 52.5), (61, 60), (44, 41), (38, 40), (55, 55.5)].map { "\($0 * scale),\($1 * scale)" }
    return try AgreementReport(
      DataTable(data: Data(("r,m\n" + rows.joined(separator: "\n")).utf8), file: "ef.csv"),
      AgreementQuery(reference: "r", measured: "m")
    ).text
  }

  /// Digits after the point end where they would be zeros or noise.
  @Test func smallAndLargeValuesArePrintedInPowersOfTen() throws {
    #expect(try text(1).contains("2.253"))
    #expect(try text(1e-15).contains("2.253e−15"))
    #expect(try text(1e20).contains("2.253e+20"))
  }

  @Test func aRowOffTheScaleIsNamedByItsLine() throws {
    let table = try DataTable(data: Data("r,m\n50,52\n,3\n61,0\n44,41\n".utf8), file: "ef.csv")
    #expect(
      throws: AgreementQueryError.notPositive(
        file: "ef.csv", line: 4, measured: 0, reference: 61, transform: "log")
    ) { try AgreementReport(table, AgreementQuery(reference: "r", measured: "m", scale: .logRatio)) }
  }
}

private enum PeakFlows {
  static let wright: [Double] = [
    494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427,
  ]
  static let mini: [Double] = [
    512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451,
  ]
}
