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

  func validate() throws {
    guard (0...1).contains(p) else {
      throw ValidationError("--p \(p): needed is a number from 0 to 1. Write 50 % as 0.5.")
    }
    guard trials >= 1, (0...trials).contains(successes) else {
      throw ValidationError(
        "--successes \(successes), --trials \(trials): needed are 1 trial or more, and successes among them.")
    }
  }

  func run() throws {
    let report = try BinomialReport(
      successes: successes, trials: trials, probability: p, alternative: options.alternative,
      confidence: options.confidence)
    if options.json { try Console.printJSON(report) } else { print(report.text) }
  }
}
