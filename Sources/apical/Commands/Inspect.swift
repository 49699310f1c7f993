public import ApicalCohort
import ApicalPipeline
public import ArgumentParser
import Foundation

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what is understood of a cohort, and what is missing or odd.",
    discussion: """
      Every frame is read. Layouts: CAMUS of 2019 (MetaImage) and 2023 (NIfTI), and a folder with images/ and labels/
      of PNG files with an optional CSV table.

      EXAMPLES
        apical inspect CAMUS
        apical inspect CAMUS --json > camus.json
      """)

  @Argument(help: "The cohort's folder.", completion: .directory)
  var path: String

  @Option(help: "The layout, where it should not be recognised: \(CohortLayout.fileLayouts).")
  var layout: CohortLayout?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let cohort = try CohortReader.read(URL(argument: path), layout: layout)
    let inspection = Inspection(cohort) { done, total in
      console.progress("\(done) of \(total) exams read", done: done, total: total)
    }
    if json { try Console.printJSON(inspection) } else { print(inspection.text) }
  }
}

extension CohortLayout: ExpressibleByArgument {
  /// The layouts of files, for help texts.
  static var fileLayouts: String {
    allCases.filter { $0 != .inSilico }.map(\.rawValue).joined(separator: ", ")
  }
}
