public import ApicalPipeline
import ApicalTable
public import ArgumentParser
import Foundation

struct RegressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regress",
    abstract: "Fit the line between two methods that both measure with error: Deming or Passing–Bablok.",
    discussion: """
      EXAMPLES
        apical regress ef.csv --reference manual --measured auto
        apical regress ef.csv --reference manual --measured auto --method deming
      """)

  @OptionGroup var table: TableArgument

  @Option(help: "Column of the reference method.")
  var reference: String

  @Option(help: "Column of the method under test.")
  var measured: String

  @Option(help: "deming, weighted-deming or passing-bablok.")
  var method = RegressionReport.Method.passingBablok

  @Option(help: "Deming: variance of the reference's error / variance of the measured error.")
  var errorRatio = 1.0

  @Option(help: "Level of the intervals.")
  var confidence = 0.95

  @Option(help: "Unit of the measured column.")
  var unit = ""

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    try OptionCheck.share(confidence, "--confidence")
    try OptionCheck.positive(errorRatio, "--error-ratio")
    try OptionCheck.different([("--reference", reference), ("--measured", measured)])
  }

  func run() throws {
    let report = try RegressionReport(
      table.read(), reference: reference, measured: measured, method: method,
      errorRatio: errorRatio, confidence: confidence, unit: unit)
    if json { try Console.printJSON(report) } else { print(report.text) }
  }
}

extension RegressionReport.Method: ExpressibleByArgument {}
