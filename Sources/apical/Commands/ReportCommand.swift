import ApicalPipeline
import ArgumentParser
import Foundation

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of stored results; no model and no image is needed.",
    discussion: """
      EXAMPLE
        apical report reports/demo/results.sqlite --out somewhere
      """)

  @Argument(help: "The result file of a run.", completion: .file(extensions: ["sqlite"]))
  var results: String

  @Option(help: "Folder for the report. Default: the folder of the result file.", completion: .directory)
  var out: String?

  @Flag(help: "Print the content of summary.json.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = URL(argument: results)
    let store = try Store.open(file)
    let report = StudyReport(store: store)
    let files = try report.write(to: out.map(URL.init(argument:)) ?? file.deletingLastPathComponent())
    common.console.say("Report: \(files.map(\.path).joined(separator: ", "))")
    if json { try Console.printJSON(report.summary()) }
  }
}
