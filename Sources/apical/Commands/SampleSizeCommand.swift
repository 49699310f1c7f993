public import ApicalStats
public import ArgumentParser

struct SampleSizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samplesize",
    abstract: "Plan a study of agreement: how many patients, or what a number of patients achieves.",
    subcommands: [LimitsSize.self, PrecisionSize.self, AgreementTestSize.self])
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

struct LimitsSize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract:
      "Power to show that both limits of agreement, with their intervals, lie within ±bound (Lu 2016).")

  @Option(help: "Expected mean difference.")
  var bias: Double

  @Option(help: "Expected SD of the differences.")
  var sd: Double

  @Option(help: "Largest acceptable difference.")
  var bound: Double

  @Option(help: "Share of the differences between the limits.")
  var coverage = 0.95

  @Option(help: "Level of each limit's interval.")
  var confidence = 0.95

  @Option(help: "Power to reach.")
  var power = 0.8

  @Option(help: "exact, or noncentralT as the paper's closed formula.")
  var formula = LimitsPower.Formula.exact

  @OptionGroup var options: SizeOptions

  func run() throws {
    let design = try LimitsPower(
      bias: bias, standardDeviation: sd, bound: bound, coverage: coverage, confidence: confidence,
      formula: formula)
    if let n = options.n {
      try options.show(design.power(count: n), "power", n: n)
    } else {
      try options.show(design.sampleSize(power: power), "power")
    }
  }
}

struct PrecisionSize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "precision",
    abstract: "Half-width of the exact interval of both limits of agreement together (Jan & Shieh 2018).")

  @Option(help: "Expected SD of the differences.")
  var sd: Double

  @Option(help: "Half-width to reach; with --n and --assurance the one whose probability is stated.")
  var halfWidth: Double?

  @Option(help: "Probability that the half-width is reached; its expectation without it.")
  var assurance: Double?

  @Option(help: "Share of the differences between the limits.")
  var coverage = 0.95

  @Option(help: "Level of the interval.")
  var confidence = 0.95

  @OptionGroup var options: SizeOptions

  func validate() throws {
    if options.n == nil, halfWidth == nil { throw ValidationError("Give --half-width, or --n.") }
  }

  func run() throws {
    let design = try RangeOfAgreementPrecision(
      standardDeviation: sd, coverage: coverage, confidence: confidence)
    if let n = options.n {
      if let halfWidth, halfWidth > 0 {
        try options.show(design.assurance(count: n, halfWidth: halfWidth), "assurance", n: n)
      } else {
        try options.show(design.expectedHalfWidth(count: n), "expectedHalfWidth", n: n)
      }
    } else if let halfWidth, let assurance {
      try options.show(design.sampleSize(halfWidth: halfWidth, assurance: assurance), "assurance")
    } else if let halfWidth {
      try options.show(design.sampleSize(expectedHalfWidth: halfWidth), "expected half-width")
    }
  }
}

struct AgreementTestSize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Power of the exact test that a central share of differences lies within ±bound (Shieh 2019).")

  @Option(help: "Expected mean difference.")
  var bias: Double

  @Option(help: "Expected SD of the differences.")
  var sd: Double

  @Option(help: "Largest acceptable difference.")
  var bound: Double

  @Option(help: "Central share of the differences that has to lie within ±bound.")
  var coverage = 0.95

  @Option(help: "Probability of concluding agreement where it just fails.")
  var level = 0.05

  @Option(help: "Power to reach.")
  var power = 0.8

  @OptionGroup var options: SizeOptions

  func run() throws {
    let design = try AgreementTestDesign(bound: bound, coverage: coverage, level: level)
    if let n = options.n {
      try options.show(design.power(count: n, bias: bias, standardDeviation: sd), "power", n: n)
    } else {
      try options.show(design.sampleSize(power: power, bias: bias, standardDeviation: sd), "power")
    }
  }
}

extension LimitsPower.Formula: ExpressibleByArgument {}
