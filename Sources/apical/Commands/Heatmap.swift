import ApicalCohort
import ApicalImaging
import ApicalPipeline
import ApicalReport
import ArgumentParser
import Foundation

struct Heatmap: ParsableCommand {
  static let configuration = CommandConfiguration(
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

  @Option(help: "The structure: LV, MYO, LA or a number.")
  var label = "LV"

  @Flag(help: "Draw the first folder minus the second.")
  var difference = false

  @Flag(help: "Print what was measured as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if difference, folders.count != 2 { throw ValidationError("--difference needs two folders.") }
    guard ["png", "pdf", "svg"].contains(URL(argument: out).pathExtension.lowercased()) else {
      throw ValidationError("--out \(out): the name ends in .png, .pdf or .svg.")
    }
    guard structure != nil else { throw ValidationError("--label \(label): write LV, MYO, LA or 1 to 255.") }
  }

  private var structure: Label? {
    let numbered = UInt8(label).map { Label(rawValue: $0) }
    return (Label(name: label) ?? numbered).flatMap { $0 == .background ? nil : $0 }
  }

  func run() throws {
    let console = common.console
    let collections = try folders.map { path in
      let url = URL(argument: path)
      return (title: url.lastPathComponent, masks: try MaskCollection(url))
    }
    let study = OccupancyStudy(collections, label: structure ?? .lv) { done, total in
      console.progress("\(done) of \(total) masks read", done: done, total: total)
    }
    let failures = study.sources.flatMap(\.failures)
    for failure in failures { console.say("Left out: \(failure)") }
    let file = URL(argument: out)
    let summary = OccupancySummary(study)
    let figure = try difference ? study.differenceFigure() : study.figure()
    try figure.write(to: file)
    try figure.writeSidecar(to: file.appendingPathExtension("json"))
    try summary.write(to: file.appendingPathExtension("divergence.json"))
    console.say("Figure: \(file.path)")
    if json { try Console.printJSON(summary) } else if !summary.text.isEmpty { print(summary.text) }
    if !failures.isEmpty { throw ExitCode.failure }
  }
}
