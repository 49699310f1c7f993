import ApicalCohort
import ApicalImaging
import ApicalMetrics
import ApicalPipeline
import ApicalStats
import Foundation
import TestSupport
import Testing

/// Two folders of label maps, measured.
private struct Masks {
  let folder: TemporaryFolder
  let size: PixelSize

  init(_ folder: TemporaryFolder, size: PixelSize = PixelSize(width: 12, height: 8)) {
    self.folder = folder
    self.size = size
  }

  init() throws { try self.init(TemporaryFolder()) }

  /// Columns of one label in an otherwise empty map.
  func write(
    _ path: String, _ columns: Range<Int>, label: UInt8 = 1,
    spacing: Spacing? = try? Spacing(x: 0.5, y: 0.5)
  ) throws {
    let labels = (0..<size.count).map { columns.contains($0 % size.width) ? label : 0 }
    let map = LabelMap(size: size, spacing: spacing, labels: labels)
    let url = folder.file(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    if path.hasSuffix(".png") { try PNG.write(map, to: url) } else { try NIfTI.write(map, to: url) }
  }

  func run(_ options: MeasureOptions = MeasureOptions()) throws -> MeasureRun {
    try MeasureRun(
      reference: MaskCollection(folder.file("reference")),
      prediction: MaskCollection(folder.file("prediction")), options: options)
  }

  func report(_ options: MeasureOptions = MeasureOptions()) throws -> MeasureReport {
    let run = try run(options)
    var report = MeasureReport(run)
    run.run { report.add($0) }
    return report
  }
}

struct MeasureTests {
  /// Dice 1, 0.5 and a missing prediction; two frames of the first patient.
  private func masks() throws -> Masks {
    let masks = try Masks()
    try masks.write("reference/p1_4CH_ED.nii.gz", 2..<6)
    try masks.write("reference/p1_4CH_ES.nii.gz", 2..<6)
    try masks.write("reference/p2_4CH_ED.nii.gz", 2..<6)
    try masks.write("prediction/p1_4CH_ED.nii.gz", 2..<6)
    try masks.write("prediction/p1_4CH_ES.nii.gz", 4..<8)
    return masks
  }

  @Test func countsWhatIsMissing() throws {
    let report = try masks().report()
    #expect(report.pairs.count == 2)
    #expect(report.missing.map(\.name) == ["p2_4CH_ED"])
    #expect(!report.isComplete)
    #expect(report.regions == [Region(.lv)])
    let text = try report.text()
    #expect(text.hasPrefix("2 pairs · 1 prediction missing"))
    #expect(text.contains("p2_4CH_ED"))
  }

  @Test func policiesDifferWhereAPredictionIsMissing() throws {
    let masks = try masks()
    func dice(_ policy: EmptyMaskPolicy) throws -> ScoreAggregates {
      try masks.report(MeasureOptions(policy: policy)).aggregates(measure: 0, region: 0)
    }
    let skipped = try dice(.skipAndCount)
    #expect(skipped.byFrame.mean == 0.75)
    #expect(skipped.byFrame.n == 2)
    #expect(skipped.byFrame.missing == 1)
    #expect(skipped.byFrame.undefined == 0)
    #expect(skipped.mean == nil)  // one patient
    #expect(try dice(.diagonal).byFrame.mean == 0.75)
    #expect(try dice(.undefined).byFrame.mean == nil)
    let worst = try dice(.worst)
    #expect(worst.byFrame.mean == 0.5)
    #expect(worst.byPatient.mean == 0.375)
    #expect(worst.byPatient.n == 2)
    #expect(worst.mean?.value == 0.5)
    let hd = try masks.report(MeasureOptions(policy: .worst, measures: [.hd])).aggregates(
      measure: 0, region: 0)
    // 0, four columns of which two are shared, and the diagonal of 6 × 4 mm.
    let expected = (0 + 1 + 52.0.squareRoot()) / 3
    #expect(abs(try #require(hd.byFrame.mean) - expected) < 1e-12)
  }

  /// A reference without the structure cannot be missed: no cost, even with `worst`.
  @Test func nothingIsMissedWhereTheReferenceLacksTheStructure() throws {
    let masks = try Masks()
    try masks.write("reference/a.png", 2..<6)
    try masks.write("reference/b.png", 2..<2)
    try masks.write("prediction/a.png", 2..<6)
    let options = MeasureOptions(policy: .worst, measures: [.dice])
    let summary = try masks.report(options).aggregates(measure: 0, region: 0).byFrame
    #expect(summary.mean == 1)
    #expect(summary.n == 1)
    #expect(summary.missing == 1)
  }

  @Test func saysWhereTheTableCannotBeWritten() throws {
    let masks = try masks()
    let run = try masks.run()
    let folder = masks.folder.file("reference")
    #expect(throws: PairTableError.self) {
      try PairTable(run, at: folder)
    }
    let nowhere = masks.folder.file("nowhere/pairs.csv")
    let error = #expect(throws: PairTableError.self) { try PairTable(run, at: nowhere) }
    #expect(error?.description.hasPrefix("\(nowhere.path) cannot be written: No such file") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path + ".partial"))
  }

  @Test func aStructureThatIsMissedFollowsThePolicy() throws {
    let masks = try Masks()
    try masks.write("reference/a.png", 2..<6)
    try masks.write("reference/b.png", 2..<6)
    try masks.write("prediction/a.png", 2..<6)
    try masks.write("prediction/b.png", 2..<2)
    func hd(_ policy: EmptyMaskPolicy) throws -> ScoreSummary {
      let options = MeasureOptions(policy: policy, measures: [.hd])
      return try masks.report(options).aggregates(measure: 0, region: 0).byFrame
    }
    #expect(try hd(.skipAndCount).mean == 0)
    #expect(try hd(.skipAndCount).n == 1)
    #expect(try hd(.skipAndCount).undefined == 1)
    #expect(try hd(.undefined).mean == nil)
    let diagonal = 208.0.squareRoot()
    #expect(abs(try #require(hd(.diagonal).mean) - diagonal / 2) < 1e-12)
    #expect(try hd(.worst).empty == 1)
  }

  @Test func namesBothFilesOfAPairThatCannotBeMeasured() throws {
    let masks = try Masks()
    let other = Masks(masks.folder, size: PixelSize(width: 10, height: 8))
    try masks.write("reference/label.png", 2..<6)
    try masks.write("prediction/label.png", 2..<6, label: 7)
    try masks.write("reference/shape.png", 2..<6)
    try other.write("prediction/shape.png", 2..<6)
    try masks.write("reference/spacing.nii", 2..<6)
    try masks.write("prediction/spacing.nii", 2..<6, spacing: Spacing(x: 0.5, y: 0.4))
    try masks.write("reference/text.png", 2..<6)
    try Data("no picture".utf8).write(to: masks.folder.file("prediction/text.png"))
    let failures = try masks.report().failures
    #expect(failures.map(\.name) == ["label", "shape", "spacing", "text"])
    for failure in failures {
      #expect(failure.files.count == 2)
      #expect(failure.files.allSatisfy { failure.description.contains($0) })
    }
    #expect(failures[0].problem.contains("the prediction holds label 7"))
    #expect(failures[1].problem.contains("10 × 8") && failures[1].problem.contains("12 × 8"))
    #expect(failures[2].problem.contains("0.5 × 0.4"))
    #expect(try masks.report(MeasureOptions(ignoresOtherLabels: true)).failures.count == 3)
  }

  @Test func scalesWithTheStatedSpacing() throws {
    let masks = try Masks()
    try masks.write("reference/a.png", 2..<6)
    try masks.write("prediction/a.png", 4..<8)
    let bare = try masks.report(MeasureOptions(measures: [.hd]))
    #expect(bare.distanceUnit?.symbol == "pixels")
    #expect(bare.pairs[0].scores[0].values == [2])
    let scaled = try masks.report(MeasureOptions(spacing: Spacing(x: 0.3, y: 0.7), measures: [.hd]))
    #expect(scaled.distanceUnit == .millimetres)
    #expect(abs(try #require(scaled.pairs[0].scores[0].values[0]) - 0.6) < 1e-12)
  }

  @Test func pixelsAndMillimetresAreNotAveraged() throws {
    let masks = try Masks()
    for side in ["reference", "prediction"] {
      try masks.write("\(side)/a.png", 2..<6)
      try masks.write("\(side)/b.nii", 2..<6)
    }
    let report = try masks.report(MeasureOptions(measures: [.dice, .hd]))
    #expect(report.distanceUnit == nil)
    #expect(try report.aggregates(measure: 0, region: 0).byFrame.mean == 1)
    #expect(try report.aggregates(measure: 1, region: 0).byFrame.mean == nil)
    #expect(try report.text().contains("State it with --spacing"))
  }

  @Test func writesARowAPairAndLabel() throws {
    let masks = try masks()
    try masks.write("reference/=cmd.nii.gz", 2..<6)
    try masks.write("prediction/=cmd.nii.gz", 2..<6, label: 9)
    let run = try masks.run(MeasureOptions(measures: [.dice]))
    let url = masks.folder.file("pairs.csv")
    let table = try PairTable(run, at: url)
    try run.run { try table.add($0) }
    try table.close()
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("pair,exam,patient,label,outcome,dice,distance_unit,policy,reference"))
    #expect(lines[1].hasPrefix("'=cmd,,,,failed,"))
    #expect(lines[2].hasPrefix("p1_4CH_ED,p1,p1,LV,measured,1.0,mm,skipAndCount,"))
    #expect(lines[4].hasPrefix("p2_4CH_ED,p2,p2,LV,prediction-missing,,mm,"))
  }

  @Test func jsonHasTheKeysOfTheIssue() throws {
    let data = try JSONEncoder.readable.encode(MeasureSummary(masks().report()))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["pairs"] as? Int == 2)
    #expect(object["missing"] as? Int == 1)
    let labels = try #require(object["labels"] as? [String: [String: Any]])
    for measure in ["dice", "iou", "hd", "hd95", "assd", "nsd"] {
      let entry = try #require(labels["LV"]?[measure] as? [String: Any])
      for key in ["mean", "sd", "median", "n", "empty", "missing", "policy"] { #expect(entry[key] != nil) }
    }
    let timing = try #require(object["timing"] as? [String: Double])
    #expect(try #require(timing["decodeMicrosecondsPerPair"]) > 0)
    #expect(try #require(timing["measureMicrosecondsPerPair"]) > 0)
  }

  @Test(arguments: [
    ("LV=1", "LV", [1]), ("EPI=1+2", "EPI", [1, 2]), ("MYO", "MYO", [2]), ("3", "LA", [3]),
    ("7", "label 7", [7]),
  ])
  func readsRegions(_ argument: String, _ name: String, _ labels: [UInt8]) {
    #expect(Region(argument: argument) == Region(name: name, labels: labels.map { Label(rawValue: $0) }))
  }

  @Test(arguments: ["", "LV=", "=1", "LV=0", "LV=256", "LV=1=2", "1+", "ventricle", "LV=1+x"])
  func refusesWhatIsNoRegion(_ argument: String) {
    #expect(Region(argument: argument) == nil)
  }

  @Test(arguments: [("LV", Label.lv), ("LA", .la), ("2", .myo), ("255", Label(rawValue: 255))])
  func labelsAreNamesOrNumbers(_ argument: String, _ label: Label) {
    #expect(Label(argument: argument) == label)
  }

  @Test(arguments: ["", "0", "256", "-1", "+1", "1.0", "lv", "background", "1+2"])
  func otherWordsAreNoLabel(_ argument: String) { #expect(Label(argument: argument) == nil) }
}
