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
        apical phantom --cine --exams 300 --beats 2 --rhythm wide --seed 7101 --out cines
      """)

  @Option(help: "Number of exams.") var exams = 20
  @Option(help: "Cardiac cycles a view.") var beats = 1
  @Option(help: "lv-focused, varied or mixed.") var style = AcquisitionStyle.varied
  @Option(help: "Key of every random draw.") var seed: UInt64 = 0
  @Option(help: "Write every N-th frame of the cine as well as ED and ES.") var every: Int?
  @Flag(help: "Write whole recordings, small, as strips of frames with a table of ED and ES; one an exam.")
  var cine = false
  @Option(help: "resting or wide: how hearts beat and how fast they are recorded.")
  var rhythm = PhantomRhythm.resting
  @Option(help: "With --cine: pixels along a side of a frame.") var side = 96
  @Option(help: "With --cine: leave frames out until there are no more than this per second.")
  var maximumRate = 32.0
  @Option(help: "With --cine: number of the first exam to write, to share the work.") var first = 1
  @Option(help: "Folder to write; files already there are kept.", completion: .directory) var out: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard exams > 0, beats > 0, every ?? 1 > 0 else {
      throw ValidationError("--exams, --beats and --every must be 1 or more.")
    }
    guard (8...1024).contains(side), maximumRate > 0, (1...exams).contains(first) else {
      throw ValidationError("--side takes 8 to 1024, --maximum-rate more than 0, --first 1 to --exams.")
    }
    let phantoms = InSilicoCohort(
      seed: seed, exams: exams, style: style, beats: beats, views: [.a2c, .a4c], rhythm: rhythm)
    if cine { return try writeCines(phantoms) }
    let cohort = phantoms.cohort()
    let frames = try InSilicoExport.write(cohort: cohort, to: URL(argument: out), every: every)
    common.console.say("\(frames) frames of \(cohort.exams.count) exams in \(out)")
  }

  private func writeCines(_ phantoms: InSilicoCohort) throws {
    let count = try CineExport.write(
      phantoms, to: URL(argument: out), side: side, maximumRate: maximumRate,
      exams: first..<(exams + 1))
    common.console.say("\(count) recordings in \(out)")
  }
}

extension AcquisitionStyle: ExpressibleByArgument {}
extension PhantomRhythm: ExpressibleByArgument {}
