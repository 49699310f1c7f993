public import ApicalStats
public import ArgumentParser

struct LimitsSizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract:
      "Power to show that both limits of agreement, with their intervals, lie within ±bound (Lu 2016).")

  @OptionGroup var target: PowerOptions

  @Option(help: "Share of the differences between the limits.")
  var coverage = 0.95

  @Option(help: "Level of each limit's interval.")
  var confidence = 0.95

  @Option(help: "exact, or noncentralT as the paper's closed formula.")
  var formula = LimitsPower.Formula.exact

  @OptionGroup var options: SizeOptions

  func validate() throws {
    try OptionCheck.share(coverage, "--coverage")
    try OptionCheck.share(confidence, "--confidence")
  }

  func run() throws {
    let design = try LimitsPower(
      bias: target.bias, standardDeviation: target.sd, bound: target.bound, coverage: coverage,
      confidence: confidence, formula: formula)
    if let n = options.n {
      try options.show(design.power(count: n), "power", n: n)
    } else {
      try options.show(design.sampleSize(power: target.power), "power")
    }
  }
}

extension LimitsPower.Formula: ExpressibleByArgument {}
