public import ApicalPipeline
public import ApicalStats
public import ArgumentParser

struct HypothesisTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Test a hypothesis on the columns of a table, or on counts.",
    discussion: """
      Every answer states the side that was tested. Pairs are x − y, row by
      row; rows without a value are left out and counted.

      EXAMPLES
        apical test wilcoxon dice.csv --x augmented --y plain
        apical test mannwhitney dice.csv --x hd --by range --json
        apical test binomial --successes 86 --trials 135 --alternative greater
      """,
    subcommands: [
      WilcoxonCommand.self, MannWhitneyCommand.self, BrunnerMunzelCommand.self, SignCommand.self,
      TTestCommand.self, BinomialCommand.self,
    ])
}

/// Options of every test.
struct TestOptions: ParsableArguments {
  @Option(help: "two-sided, less or greater.")
  var alternative = Alternative.twoSided

  @Option(help: "Level of all intervals.")
  var confidence = 0.95

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws { try OptionCheck.share(confidence, "--confidence") }

  func show(_ result: TableTest) throws {
    if json { try Console.printJSON(result) } else { print(result.text) }
  }
}

/// How a rank test finds its p-value.
struct RankOptions: ParsableArguments {
  @Option(help: "exact, approximate or auto.")
  var method = RankTestMethod.auto

  @Flag(inversion: .prefixedNo, help: "Correct the approximation for continuity.")
  var continuity = true
}

extension Alternative: ExpressibleByArgument {}
extension RankTestMethod: ExpressibleByArgument {}
extension ZeroPolicy: ExpressibleByArgument {}
extension TableTest.TTestKind: ExpressibleByArgument {}
