import ApicalCohort
import ApicalMetrics
import ApicalPipeline
import ArgumentParser
import Foundation

struct NeighboursCommand: ParsableCommand {
  /// How the pixels around a place are weighed.
  enum Window: String, CaseIterable, ExpressibleByArgument {
    case uniform, gaussian
  }

  static let configuration = CommandConfiguration(
    commandName: "neighbours",
    abstract: "Find the reference frames that are most like each generated frame.",
    discussion: """
      Frames are compared on a grid of 256 × 256 pixels by structural similarity (SSIM). The result is exact. A generated
      frame that is nearly equal to a reference frame was memorised. DIR gets neighbours.png, .csv and .json.

      EXAMPLE
        apical neighbours generated CAMUS --out neighbours
      """)

  @Argument(help: "Generated frames: a folder of images, a data set or a file.", completion: .directory)
  var generated: String

  @Argument(help: "Reference frames, likewise.", completion: .directory)
  var reference: String

  @Option(help: "Folder to write.", completion: .directory)
  var out: String

  @Option(name: .customShort("k"), help: "Neighbours of each frame.")
  var count = 4

  @Option(help: "Generated frames to draw, spread over all; the tables hold every one.")
  var rows = 6

  @Option(help: "uniform: 7 × 7 pixels; gaussian: σ 1.5 over 11 × 11.")
  var window = Window.uniform

  @Flag(help: "Print the neighbours as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard count > 0, count <= 12, rows > 0 else {
      throw ValidationError("-k is 1 to 12, --rows 1 or more.")
    }
  }

  func run() throws {
    let console = common.console
    let similarity =
      window == .uniform
      ? StructuralSimilarity()
      : StructuralSimilarity(window: .gaussian(sigma: 1.5), covariance: .population)
    let study = try NeighbourStudy(
      generated: ImageCollection(URL(argument: generated)),
      reference: ImageCollection(URL(argument: reference)), k: count, similarity: similarity
    ) { done, total in
      console.progress("\(done) of \(total) reference frames searched", done: done, total: total)
    }
    for failure in study.failures { console.say("Left out: \(failure)") }
    let files = try study.write(to: URL(argument: out), rows: rows)
    console.say("Written: " + files.map(\.path).joined(separator: ", "))
    if json { try Console.printJSON(study.matches) }
    if !study.failures.isEmpty { throw ExitCode.failure }
  }
}
