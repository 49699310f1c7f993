import ApicalPipeline
import ApicalStats
import ApicalTable
import ArgumentParser
import Foundation

/// A table and two samples in it.
struct SampleOptions: ParsableArguments {
  @OptionGroup var table: TableArgument

  @Option(help: "Column of the first sample.")
  var x: String

  @Option(help: "Column of the second sample.")
  var y: String?

  @Option(help: "Column of two groups that x is split by, in place of --y.")
  var by: String?

  @Option(help: "Unit of the values.")
  var unit = ""

  var columns: TestColumns { TestColumns(x: x, y: y, group: by) }

  func validate() throws {
    try OptionCheck.different([("--x", x), ("--y", y), ("--by", by)])
    if y != nil, by != nil { throw ValidationError("--y and --by both name the second sample. Give one.") }
  }
}

struct MannWhitneyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mannwhitney",
    abstract: "The Mann–Whitney test of two independent samples, with the Hodges–Lehmann shift.")

  @OptionGroup var samples: SampleOptions
  @OptionGroup var ranks: RankOptions
  @OptionGroup var options: TestOptions

  func run() throws {
    try options.show(
      .mannWhitney(
        samples.table.read(), samples.columns, method: ranks.method,
        continuityCorrection: ranks.continuity, alternative: options.alternative,
        confidence: options.confidence, unit: ClinicalUnit(symbol: samples.unit)))
  }
}

struct BrunnerMunzelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brunnermunzel",
    abstract: "The Brunner–Munzel test of two independent samples whose shapes may differ.")

  @OptionGroup var samples: SampleOptions
  @OptionGroup var options: TestOptions

  func run() throws {
    try options.show(
      .brunnerMunzel(
        samples.table.read(), samples.columns, alternative: options.alternative,
        confidence: options.confidence))
  }
}

struct TTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ttest",
    abstract: "A t test: paired (or of one sample), Welch's, or Student's for independent samples.")

  @OptionGroup var samples: SampleOptions
  @OptionGroup var options: TestOptions

  @Option(help: "paired, welch or student.")
  var kind = TableTest.TTestKind.paired

  func run() throws {
    try options.show(
      .tTest(
        samples.table.read(), samples.columns,
        kind: samples.by == nil || kind != .paired ? kind : .welch, alternative: options.alternative,
        confidence: options.confidence, unit: ClinicalUnit(symbol: samples.unit)))
  }
}
