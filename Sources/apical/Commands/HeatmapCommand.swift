import ApicalCohort
public import ApicalImaging
import ApicalPipeline
import ApicalReport
public import ArgumentParser
import Foundation

struct HeatmapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heatmap",
    abstract: "Draw where a structure lies in the images of one or more folders of masks.",
    discussion: """
      Every mask is resampled to 256 × 256 cells. FILE is a PNG, PDF or SVG; FILE.json holds the numbers drawn, and
      FILE.divergence.json how far each folder lies from the first: Jensen–Shannon divergence, centres, areas, support.

      EXAMPLES
        apical heatmap CAMUS --out lv.png
        apical heatmap CAMUS augmented --difference --out difference.pdf
      """)

  @Argument(help: "Folders of masks, or data sets.", completion: .directory)
  var folders: [String]

  @Option(help: "The figure to write.", completion: .file(extensions: ["png", "pdf", "svg"]))
  var out: String

  @Option(help: "The structure: LV, MYO, LA or a number from 1 to 255.")
  var label = Label.lv

  @Flag(help: "Draw the first folder minus the second.")
  var difference = false

  @Flag(help: "Print what was measured as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if difference, folders.count != 2 { throw ValidationError("--difference needs two folders.") }
    try FigureFile.check(out)
  }

  func run() throws {
    let console = common.console
    let collections = try folders.map { path in
      let url = URL(argument: path)
      return (title: url.lastPathComponent, masks: try MaskCollection(url))
    }
    let study = OccupancyStudy(collections, label: label) { done, total in
      console.progress("\(done) of \(total) masks read", done: done, total: total)
    }
    let failures = study.sources.flatMap(\.failures)
    for failure in failures { console.say("Left out: \(failure)") }
    let summary = OccupancySummary(study)
    let figure = try difference ? study.differenceFigure() : study.figure()
    try FigureFile.write(figure, to: out, console: console)
    try summary.write(to: URL(argument: out).appendingPathExtension("divergence.json"))
    if json { try Console.printJSON(summary) } else if !summary.text.isEmpty { print(summary.text) }
    if !failures.isEmpty { throw ExitCode.failure }
  }
}

extension Label: ExpressibleByArgument {
  /// As ``name`` writes it: in help, the default.
  public var defaultValueDescription: String { name }
}
