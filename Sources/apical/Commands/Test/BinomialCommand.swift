import ApicalPipeline
import ArgumentParser

struct BinomialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "binomial", abstract: "The exact test of one proportion, with its intervals.")

  @Option(help: "Trials that succeeded.")
  var successes: Int

  @Option(help: "All trials.")
  var trials: Int

  @Option(help: "Probability of a success under the null hypothesis.")
  var p = 0.5

  @OptionGroup var options: TestOptions

  func run() throws {
    let report = try BinomialReport(
      successes: successes, trials: trials, probability: p, alternative: options.alternative,
      confidence: options.confidence)
    if options.json { try Console.printJSON(report) } else { print(report.text) }
  }
}
