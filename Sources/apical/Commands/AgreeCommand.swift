import ApicalPipeline
public import ApicalStats
import ApicalTable
public import ArgumentParser
import Foundation

struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract:
      "State how well two columns of a table agree: Bland–Altman limits and all that belongs to them.",
    discussion: """
      The table is a CSV file with a header: commas, semicolons or tabs; points
      or decimal commas; missing values empty or NA. Differences are measured −
      reference. Rows without one of the values are left out and counted.

      DESIGNS
        simple     one pair a subject
        constant   replicates of a value that stays the same, not in pairs
        varying    replicates in pairs of a value that changes

      INTERVALS OF THE LIMITS (--ci)
        blandAltman          SD × √(3/n), Student's t; default for one pair each
        blandAltman1999      SD × √(1/n + z²/(2(n − 1))), Student's t
        exactIndividual      exact for each limit (noncentral t)
        exactPaired          exact for both together (Carkeet 2015)
        mover                closed form (Zou 2013); the default for replicates
        bootstrapPercentile, bootstrapBCa

      EXAMPLES
        apical agree ef.csv --reference manual --measured auto --unit %
        apical agree ef.csv --reference manual --measured auto --by vendor
        apical agree co.csv --reference RV --measured IC \\
          --subject patient --design varying --json
      """)

  @OptionGroup var table: TableArgument

  @Option(help: "Column of the reference method.")
  var reference: String

  @Option(help: "Column of the method under test.")
  var measured: String

  @Option(help: "Column of subjects; each row is one without it.")
  var subject: String?

  @Option(help: "simple, constant or varying.")
  var design = AgreementDesign.simple

  @Option(help: "Column of groups to compare.")
  var by: String?

  @Option(help: "none, percent (of the mean) or log (ratios).")
  var transform = AgreementScale.difference

  @Option(help: "Half-width of the limits of agreement in SDs.")
  var multiplier: Double?

  @Option(help: "Share of differences between the limits, in place of --multiplier.")
  var coverage: Double?

  @Option(help: "Level of all intervals.")
  var confidence = 0.95

  @Option(help: "How the intervals of the limits are found; see above.")
  var ci: LimitMethod?

  @Option(help: "An acceptable difference on the scale of --transform; the share beyond it is stated.")
  var acceptable: Double?

  @Option(help: "Unit of both columns, such as % or mL.")
  var unit = ""

  @OptionGroup var resampling: ResamplingOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: "Draw the Bland–Altman plot: .png, .pdf or .svg; FILE.json holds the numbers drawn.")
  var plot: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if multiplier != nil, coverage != nil {
      throw ValidationError("--multiplier and --coverage both state the width of the limits. Give one.")
    }
    try OptionCheck.share(confidence, "--confidence")
    try coverage.map { try OptionCheck.share($0, "--coverage") }
    try multiplier.map { try OptionCheck.positive($0, "--multiplier", upTo: 10) }
    if let acceptable, !(acceptable >= 0 && acceptable.isFinite) {
      throw ValidationError("--acceptable \(acceptable): needed is zero or a number above.")
    }
    try OptionCheck.different([
      ("--reference", reference), ("--measured", measured), ("--subject", subject), ("--by", by),
    ])
    if design != .simple, subject == nil {
      throw ValidationError(
        "--design \(design.rawValue) needs to know whose value each row is. Name the column with --subject.")
    }
    try plot.map(FigureFile.check)
  }

  func run() throws {
    let report = try AgreementReport(table.read(), query())
    if json { try Console.printJSON(report) } else { print(report.text) }
    try plot.map { try FigureFile.write(report.figure(), to: $0, console: common.console) }
  }

  private func query() throws -> AgreementQuery {
    AgreementQuery(
      reference: reference, measured: measured, subject: subject, design: design, group: by, scale: transform,
      multiplier: try coverage.map { try BlandAltman.multiplier(coverage: $0) } ?? multiplier ?? 1.96,
      confidence: confidence, limits: ci, acceptable: acceptable, unit: unit, bootstrap: resampling.bootstrap)
  }
}

/// Options of everything that resamples.
struct ResamplingOptions: ParsableArguments {
  @Option(help: "Resamples of bootstraps.")
  var resamples = 10_000

  @Option(help: "Seed of random draws; one seed gives one result.")
  var seed: UInt64 = 1

  func validate() throws {
    guard resamples >= 200 else {
      throw ValidationError("--resamples \(resamples): needed are 200 or more, usually 10000.")
    }
  }

  var bootstrap: Bootstrap { Bootstrap(resamples: resamples, seed: seed) }
}

extension AgreementDesign: ExpressibleByArgument {}
extension AgreementScale: ExpressibleByArgument {}
extension LimitMethod: ExpressibleByArgument {}
