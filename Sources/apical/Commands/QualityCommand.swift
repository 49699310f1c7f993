import ApicalCohort
import ApicalEngine
import ApicalPipeline
import ArgumentParser
import Foundation

struct QualityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality",
    abstract: "Measure how far generated frames lie from real ones in the features of a network.",
    discussion: """
      Fréchet distance (FID on Inception features), kernel distance (KID) with its standard error, precision, recall,
      density and coverage; beside them the distances of two random halves of the reference, which are what equal sources
      give. Values compare only with values of the same network and of as many frames.

      EXAMPLES
        apical quality generated CAMUS
        apical quality generated CAMUS --features inception.json --json
      """)

  @Argument(help: "Generated frames: a folder of images, a data set or a file.", completion: .directory)
  var generated: String

  @Argument(help: "Reference frames, likewise.", completion: .directory)
  var reference: String

  @Option(
    help: "Model card of task features. Default: the segmentation network of Models/.",
    completion: .file(extensions: ["json", "onnx"]))
  var features: String?

  @Option(help: "Key of the halves of the reference.")
  var seed: UInt64 = 1

  @Flag(help: "Print the numbers as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let card = try features.map(URL.init(argument:)) ?? Installation.file("Models/lv-myo-features.json")
    let study = try QualityStudy(
      generated: ImageCollection(URL(argument: generated)),
      reference: ImageCollection(URL(argument: reference)),
      extractor: FeatureExtractor(model: ModelPackage.load(card)), seed: seed
    ) { done, total in
      console.progress("\(done) of \(total) frames", done: done, total: total)
    }
    for failure in study.failures { console.say("Left out: \(failure)") }
    if json { try Console.printJSON(study) } else { print(study.text) }
    if !study.failures.isEmpty { throw ExitCode.failure }
  }
}
