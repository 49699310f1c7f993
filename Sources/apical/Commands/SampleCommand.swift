import ApicalPipeline
import ArgumentParser
import Foundation

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw frames from nothing with a denoiser, to see what it has learned.",
    discussion: """
      Writes images/ and manifest.csv. The same command goes on where a run was interrupted.

      EXAMPLES
        apical sample --count 16 --out samples
        apical sample --count 100 --steps 250 --seed 5 --out samples
        apical neighbours samples CAMUS --out memorised      the most similar real frames by SSIM
      """)

  @Option(help: "Number of frames.") var count = 16
  @Option(help: "Folder to write.", completion: .directory) var out: String
  @Option(help: "Noise levels, one call of the denoiser each.") var steps = 100
  @Option(help: "Key of every random draw.") var seed: UInt64 = 0
  @OptionGroup var network: DenoiserOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard count >= 1 else { throw ValidationError("--count \(count): needed is 1 or more.") }
    try network.check()
  }

  func run() throws {
    let console = common.console
    let run = try SamplingRun(
      settings: SamplingSettings(count: count, steps: steps, seed: seed, precision: network.precision),
      model: network.card(), output: URL(argument: out), options: network.options)
    let stop = StopFlag()
    let signals = StopSignals(stop)
    defer { signals.cancel() }
    do {
      let outcome = try run.run(stop: stop) { done, total in
        console.progress("\(done) of \(total) frames", done: done, total: total)
      }
      console.say(outcome.text)
    } catch let error as AugmentationError {
      guard case .interrupted = error else { throw error }
      console.say("\n\(error)")
      throw ExitCode(130)
    }
  }
}
