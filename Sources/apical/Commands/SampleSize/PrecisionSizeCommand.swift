import ApicalStats
import ArgumentParser

struct PrecisionSizeCommand: ParsableCommand {
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
    try OptionCheck.positive(sd, "--sd")
    try halfWidth.map { try OptionCheck.positive($0, "--half-width") }
    try assurance.map { try OptionCheck.share($0, "--assurance") }
    try OptionCheck.share(coverage, "--coverage")
    try OptionCheck.share(confidence, "--confidence")
  }

  func run() throws {
    let design = try RangeOfAgreementPrecision(
      standardDeviation: sd, coverage: coverage, confidence: confidence)
    if let n = options.n {
      if let halfWidth {
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
