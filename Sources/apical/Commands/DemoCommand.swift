import ApicalPipeline
import ArgumentParser
import Foundation

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Run the demonstration study on phantoms, no data needed.",
    discussion: """
      The phantoms' volumes and ejection fractions are known, so that the report shows how far the network is off.

      EXAMPLE
        apical demo --out reports/demo
      """)

  @Option(help: "Folder for results and report.", completion: .directory)
  var out = "reports/demo"

  @Flag(help: "Go on with the results that are already in the output folder.")
  var resume = false

  @Flag(help: "Print the content of summary.json.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try StudyCommand(
      study: Installation.file("studies/demo.yml"), data: nil, output: URL(argument: out), resume: resume,
      json: json,
      console: common.console
    ).run()
  }
}
