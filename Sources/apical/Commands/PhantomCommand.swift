public import ApicalCohort
import ApicalPipeline
public import ArgumentParser
import Foundation

struct PhantomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phantom",
    abstract: "Write frames of the in-silico cohort as PNG files with label maps and a table.",
    discussion: """
      EXAMPLE
        apical phantom --exams 100 --style varied --seed 7001 --out phantoms
        apical inspect phantoms
      """)

  @Option(help: "Number of exams.") var exams = 20
  @Option(help: "Cardiac cycles a view.") var beats = 1
  @Option(help: "lv-focused, varied or mixed.") var style = AcquisitionStyle.varied
  @Option(help: "Key of every random draw.") var seed: UInt64 = 0
  @Option(help: "Write every N-th frame of the cine as well as ED and ES.") var every: Int?
  @Option(help: "Folder to write; files already there are kept.", completion: .directory) var out: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard exams > 0, beats > 0, every ?? 1 > 0 else {
      throw ValidationError("--exams, --beats and --every must be 1 or more.")
    }
    let cohort = InSilicoCohort(seed: seed, exams: exams, style: style, beats: beats, views: [.a2c, .a4c])
      .cohort()
    let frames = try InSilicoExport.write(cohort: cohort, to: URL(argument: out), every: every)
    common.console.say("\(frames) frames of \(cohort.exams.count) exams in \(out)")
  }
}

extension AcquisitionStyle: ExpressibleByArgument {}
