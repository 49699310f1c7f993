import ApicalStats
import ArgumentParser

struct SampleSizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samplesize",
    abstract: "Plan a study of agreement: how many patients, or what a number of patients achieves.",
    discussion: """
      EXAMPLES
        apical samplesize limits --bias 1 --sd 5 --bound 14
        apical samplesize precision --sd 5 --half-width 12 --assurance 0.9
        apical samplesize agreement --bias 0.5 --sd 2.5 --bound 7 --n 40
      """,
    subcommands: [LimitsSizeCommand.self, PrecisionSizeCommand.self, AgreementTestSizeCommand.self])
}

/// What is asked: the number of patients, or what a number achieves.
struct SizeOptions: ParsableArguments {
  @Option(help: "State what this number of patients achieves, instead of finding the number.")
  var n: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if let n, n < 3 { throw ValidationError("--n \(n): a study of agreement has 3 patients or more.") }
  }

  func show(_ size: SampleSize, _ achieved: String) throws {
    if json {
      try Console.printJSON(size)
    } else {
      print("n = \(size.count); \(achieved) \(size.achieved) (asked: \(size.target))\n\(size.method)")
    }
  }

  func show(_ value: Double, _ what: String, n: Int) throws {
    if json {
      try Console.printJSON(["n": Double(n), what: value])
    } else {
      print("n = \(n); \(what) \(value)")
    }
  }
}

/// What a study is powered for: the differences expected, and the largest acceptable one.
struct PowerOptions: ParsableArguments {
  @Option(help: "Expected mean difference.")
  var bias: Double

  @Option(help: "Expected SD of the differences.")
  var sd: Double

  @Option(help: "Largest acceptable difference.")
  var bound: Double

  @Option(help: "Power to reach.")
  var power = 0.8

  func validate() throws {
    try OptionCheck.positive(sd, "--sd")
    try OptionCheck.positive(bound, "--bound")
    try OptionCheck.share(power, "--power")
  }
}
