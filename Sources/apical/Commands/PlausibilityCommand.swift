import ApicalCohort
import ApicalImaging
import ApicalMetrics
import ApicalPipeline
import ApicalReport
import ArgumentParser
import Foundation

struct PlausibilityCommand: ParsableCommand {
  /// A list of limits.
  enum Criteria: String, CaseIterable, ExpressibleByArgument {
    case apical, painchaud2020

    var list: [PlausibilityCriterion] { self == .apical ? .apical : .painchaud2020 }
  }

  static let configuration = CommandConfiguration(
    commandName: "plausibility",
    abstract: "Check masks of LV and MYO against what a ventricle can look like.",
    discussion: """
      Parts, holes, gaps, convexity, widths, contact with background. Criteria: apical (topology, and the range of CAMUS's
      reference masks) or painchaud2020 (twelve published ones, for masks with LA).

      EXAMPLES
        apical plausibility predictions
        apical plausibility predictions --criteria painchaud2020 --csv plausibility.csv
      """)

  @Argument(help: "A folder of masks, a data set or a file.", completion: .directory)
  var masks: String

  @Option(help: "The limits: apical or painchaud2020.")
  var criteria = Criteria.apical

  @Option(help: "mm a pixel, X or X,Y; replaces what files state.")
  var spacing: Spacing?

  @Option(help: "File for one row a mask.", completion: .file(extensions: ["csv"]))
  var csv: String?

  @Flag(help: "Print the findings of each mask as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let study = PlausibilityStudy(
      try MaskCollection(URL(argument: masks)), criteria: criteria.list, spacing: spacing
    ) { done, total in
      console.progress("\(done) of \(total) masks checked", done: done, total: total)
    }
    for failure in study.failures { console.say("Left out: \(failure)") }
    if let csv { try Data(study.table.csv().utf8).write(to: URL(argument: csv), options: .atomic) }
    if json { try Console.printJSON(study.entries) } else { print(study.text) }
    if !study.failures.isEmpty { throw ExitCode.failure }
  }
}
