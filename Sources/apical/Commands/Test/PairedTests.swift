import ApicalPipeline
import ApicalStats
import ApicalTable
import ArgumentParser
import Foundation

/// A table and the columns of pairs.
struct PairOptions: ParsableArguments {
  @OptionGroup var table: TableArgument

  @Option(help: "Column of the first values, or of differences.")
  var x: String

  @Option(help: "Column of the second values; nothing for one sample.")
  var y: String?

  @Option(help: "Unit of the values.")
  var unit = ""

  var columns: TestColumns { TestColumns(x: x, y: y) }

  func validate() throws { try OptionCheck.different([("--x", x), ("--y", y)]) }
}

struct WilcoxonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wilcoxon",
    abstract: "Wilcoxon's signed rank test of pairs, with the Hodges–Lehmann estimate.",
    discussion: """
      ZEROS
        wilcox   dropped
        pratt    ranked, then dropped
        zsplit   ranked, half of them counted to either side
      """)

  @OptionGroup var pairs: PairOptions
  @OptionGroup var ranks: RankOptions
  @OptionGroup var options: TestOptions

  @Option(help: "wilcox, pratt or zsplit.")
  var zeros = ZeroPolicy.wilcox

  func run() throws {
    try options.show(
      .wilcoxon(
        pairs.table.read(), pairs.columns, method: ranks.method, zeros: zeros,
        continuityCorrection: ranks.continuity, alternative: options.alternative,
        confidence: options.confidence, unit: ClinicalUnit(symbol: pairs.unit)))
  }
}

struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "The sign test of pairs, with the median.")

  @OptionGroup var pairs: PairOptions
  @OptionGroup var options: TestOptions

  func run() throws {
    try options.show(
      .sign(
        pairs.table.read(), pairs.columns, alternative: options.alternative,
        confidence: options.confidence, unit: ClinicalUnit(symbol: pairs.unit)))
  }
}
