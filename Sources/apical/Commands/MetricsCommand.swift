import ApicalCohort
public import ApicalImaging
public import ApicalMetrics
import ApicalPipeline
import ApicalStats
public import ArgumentParser
import Foundation

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Compare predicted with reference masks: Dice, Hausdorff distances, NSD and more.",
    discussion: """
      Two files; two folders, paired by name (endings such as _gt and _pred are no part of it); or two data sets:
      CAMUS, nnU-Net (labelsTr), or images/ with labels/ and, if wanted, frames.csv. NIfTI, MetaImage and PNG.
      A reference without prediction is listed and counted, never left out in silence.

      EXAMPLES
        apical metrics reference.nii.gz prediction.nii.gz
        apical metrics CAMUS predictions --csv pairs.csv
        apical metrics nnUNet_raw/Dataset001 predictions --label LV=1 --label EPI=1+2 --policy worst --json
        apical metrics labels predictions --spacing 0.3,0.15 --definitions all

      POLICIES for a structure that one mask lacks
        undefined     no distance; a mean over such a pair is undefined
        skipAndCount  no distance; means leave the pair out, and it is counted
        diagonal      the distance is the diagonal of the image
        worst         as diagonal, and a missing prediction costs the same, with overlap 0

      EXIT CODES
        0  all pairs measured   1  nothing measured   2  predictions missing, or pairs that could not be measured
        64 an option that cannot be used
      """)

  @Argument(help: "Reference: a mask, a folder or a data set.", completion: .file()) var reference: String
  @Argument(help: "Prediction: likewise.", completion: .file()) var prediction: String

  @Option(help: "A structure, as NAME=NUMBER or NAME=NUMBER+NUMBER; repeat it. Default: LV=1, MYO=2, LA=3.")
  var label: [Region] = []
  @Flag(help: "Pass over labels that no --label names; otherwise they are an error.")
  var ignoreOtherLabels = false
  @Option(help: "mm a pixel, X or X,Y; replaces what the files state.") var spacing: Spacing?
  @Option(help: "What empty and missing masks count as: \(EmptyMaskPolicy.names).")
  var policy = EmptyMaskPolicy.skipAndCount
  @Option(help: "standard or all.") var definitions = Definitions.standard
  @Option(help: "Tolerance of NSD, mm.") var tolerance = 1.0
  @Option(help: "Level of the intervals.") var confidence = 0.95
  @Option(help: "Resamples of the bootstrap.") var resamples = 2000
  @Option(help: "Key of the bootstrap's draws.") var seed: UInt64 = 1
  @Option(help: "Write a row a pair and label to this file.", completion: .file(extensions: ["csv"]))
  var csv: String?
  @Flag(help: "Print JSON.") var json = false

  @OptionGroup var common: CommonOptions

  /// Which measures are taken.
  enum Definitions: String, CaseIterable, ExpressibleByArgument { case standard, all }

  func validate() throws {
    guard tolerance >= 0, tolerance.isFinite else {
      throw ValidationError("--tolerance is in mm, zero or more.")
    }
    guard confidence > 0, confidence < 1, Double(resamples) * (1 - confidence) >= 10, resamples <= 1_000_000
    else {
      throw ValidationError(
        "--confidence lies between 0 and 1; 95 % need 200 --resamples or more, at most 1 000 000.")
    }
    guard Set(label.map(\.name)).count == label.count else {
      throw ValidationError("Every --label needs a name of its own.")
    }
  }

  func run() throws {
    let run = try MeasureRun(
      reference: MaskCollection(URL(argument: reference)),
      prediction: MaskCollection(URL(argument: prediction)), options: options)
    let report = try measure(run)
    guard !report.pairs.isEmpty else {
      for failure in report.failures { Console.printError("Error: \(failure)") }
      throw ExitCode(1)
    }
    if json {
      try Console.printJSON(MeasureSummary(report))
      for failure in report.failures { Console.printError("Error: \(failure)") }
    } else {
      print(try report.text())
    }
    if !report.isComplete { throw ExitCode(2) }
  }

  private func measure(_ run: MeasureRun) throws -> MeasureReport {
    var report = MeasureReport(run)
    let table = try csv.map { try PairTable(run, at: URL(argument: $0)) }
    try run.run(
      progress: { common.console.progress("\($0) of \($1) pairs measured", done: $0, total: $1) },
      each: { result in
        report.add(result)
        try table?.add(result)
      })
    try table?.close()
    return report
  }

  private var options: MeasureOptions {
    MeasureOptions(
      regions: label.isEmpty ? nil : label, ignoresOtherLabels: ignoreOtherLabels, spacing: spacing,
      policy: policy, measures: definitions == .all ? Measure.allCases : Measure.standard,
      tolerance: tolerance, confidence: confidence, bootstrap: Bootstrap(resamples: resamples, seed: seed))
  }
}

extension Region: ExpressibleByArgument {}

extension EmptyMaskPolicy: ExpressibleByArgument {
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Spacing: ExpressibleByArgument {
  /// `0.3` or `0.3,0.15`.
  public init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard (1...2).contains(parts.count), let x = parts[0], let y = parts[parts.count - 1],
      let spacing = try? Spacing(x: x, y: y)
    else { return nil }
    self = spacing
  }
}
