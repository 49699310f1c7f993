import ApicalStats
import ArgumentParser

struct AgreementTestSizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Power of the exact test that a central share of differences lies within ±bound (Shieh 2019).")

  @OptionGroup var target: PowerOptions

  @Option(help: "Central share of the differences that has to lie within ±bound.")
  var coverage = 0.95

  @Option(help: "Probability of concluding agreement where it just fails.")
  var level = 0.05

  @OptionGroup var options: SizeOptions

  func validate() throws {
    try OptionCheck.share(coverage, "--coverage")
    try OptionCheck.share(level, "--level")
  }

  func run() throws {
    let design = try AgreementTestDesign(bound: target.bound, coverage: coverage, level: level)
    if let n = options.n {
      try options.show(design.power(count: n, bias: target.bias, standardDeviation: target.sd), "power", n: n)
    } else {
      try options.show(
        design.sampleSize(power: target.power, bias: target.bias, standardDeviation: target.sd), "power")
    }
  }
}
