import ApicalCohort
import ApicalEngine
import ApicalPipeline
public import ArgumentParser
import Foundation

struct AugmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "augment",
    abstract: "Augment labelled frames: transform them and repaint what the original does not show.",
    discussion: """
      Writes each frame and its samples, labels with them, and manifest.csv with what was drawn. The same command goes on
      where a run was interrupted; threads, interruptions and shards change no byte.

      EXAMPLES
        apical augment CAMUS --count 5 --out augmented
        apical augment CAMUS --recipe depth --sampler repaint --out faithful --subgroup CAMUS/training.txt
        apical augment CAMUS --no-repaint --format nnunet --out nnUNet_raw/Dataset501_Depth
        apical augment in-silico:20 --count 2 --seed 7 --out phantoms
      """)

  @Argument(
    help: "The cohort's folder; in-silico:N for N phantoms, in-silico:N:STYLE for their style.",
    completion: .directory)
  var cohort: String

  @Option(help: "\(AugmentationRecipe.allCases.map(\.rawValue).joined(separator: ", ")).")
  var recipe = AugmentationRecipe.combination
  @Option(help: "Samples a frame, beside the original.") var count = 5
  @Option(help: "Folder to write.", completion: .directory) var out: String
  @Option(help: "fast: few steps. repaint: as in the paper, some hundred times slower.")
  var sampler = SamplerChoice.fast
  @Option(
    help:
      "Noise levels of the sampler. Default: 250 for repaint, and for fast what docs/augmentation.md says.")
  var steps: Int?
  @Flag(help: "Leave black what the original does not show.") var noRepaint = false
  @Option(help: "images (PNG and frames.csv), nnunet or camus (NIfTI).") var format = AugmentationFormat
    .images
  @Flag(help: "Write keep/ too: 255 where a sample's pixel comes from the original (images only).")
  var keepMasks = false
  @Option(help: "Key of every random draw.") var seed: UInt64 = 0
  @Option(help: "Pixels of the grid by which what is kept stays inside of the sector.") var border = 1.0
  @Option(help: "Share of the area of LV and MYO that a drawn transformation has to leave.") var minLabel =
    0.9
  @Flag(help: "Leave labels on generated pixels too.") var labelsOnPaint = false
  @Option(help: "File with one exam id a line: only those.", completion: .file()) var subgroup: String?
  @OptionGroup var network: DenoiserOptions
  @Option(help: "Do only part k of n, as in 2/8; parts may share the folder.") var shard: String?
  @Flag(help: "Print the numbers of the run as JSON.") var json = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard count >= 0 else { throw ValidationError("--count \(count): needed is 0 or more.") }
    guard border >= 0, border < 100 else { throw ValidationError("--border \(border): needed is 0 to 100.") }
    guard minLabel >= 0, minLabel <= 1 else {
      throw ValidationError("--min-label \(minLabel): needed is a share of 0 to 1. Write 90 % as 0.9.")
    }
    if keepMasks, format != .images {
      throw ValidationError("--keep-masks goes with --format images.")
    }
    if noRepaint, steps != nil { throw ValidationError("--steps has no meaning with --no-repaint.") }
    if sampler == .none { throw ValidationError("--sampler none: write --no-repaint.") }
    if let shard, Shard(shard) == nil {
      throw ValidationError("--shard \(shard): needed is k/n with k from 1 to n, as in 2/8.")
    }
    try network.check()
  }

  func run() throws {
    let console = common.console
    var rules = AugmentationRules()
    (rules.border, rules.minimumLabel, rules.keepsLabelsOnPaint) = (border, minLabel, labelsOnPaint)
    let settings = AugmentationSettings(
      recipe: recipe, count: count, seed: seed, sampler: noRepaint ? .none : sampler, steps: steps,
      precision: network.precision, rules: rules, format: format,
      writesKeepMasks: keepMasks)
    let frames = try CohortArgument(cohort).cohort(subgroup: subgroup, seed: seed)
    for finding in frames.findings where finding.severity == .problem {
      console.say([finding.exam, finding.message].compactMap { $0 }.joined(separator: ": "))
    }
    let run = try AugmentationRun(
      frames, settings: settings,
      model: try noRepaint ? URL(argument: ".") : network.card(), output: URL(argument: out),
      options: network.options, shard: shard.flatMap { Shard($0) } ?? Shard())
    let stop = StopFlag()
    let signals = StopSignals(stop)
    defer { signals.cancel() }
    let outcome: AugmentationOutcome
    do {
      outcome = try run.run(stop: stop) { console.progress($0.line, done: $0.done, total: $0.total) }
    } catch let error as AugmentationError {
      guard case .interrupted = error else { throw error }
      console.say("\n\(error)")
      throw ExitCode(130)
    }
    if json { try Console.printJSON(outcome) } else { console.say(outcome.text) }
    if !outcome.leftOut.isEmpty { throw ExitCode(2) }
  }
}

/// Which denoiser, and how it is run.
struct DenoiserOptions: ParsableArguments {
  @Option(
    help: "Card of the denoiser. Default: Models/echo-denoiser.json.", completion: .file(extensions: ["json"])
  )
  var model: String?
  @Option(help: "f32, or bf16 where the processor has it: faster, and other grey values.")
  var precision = EnginePrecision.f32
  @Option(help: "Images at the same time. Default: one a core.") var threads: Int?

  var options: EngineOptions { EngineOptions(precision: precision, threads: threads) }

  func check() throws {
    guard threads ?? 1 >= 1 else { throw ValidationError("--threads \(threads ?? 0): needed is 1 or more.") }
  }

  func card() throws -> URL {
    try model.map(URL.init(argument:)) ?? Installation.file("Models/echo-denoiser.json")
  }
}

/// A cohort by its folder, or phantoms by their number.
struct CohortArgument {
  private let text: String

  init(_ text: String) { self.text = text }

  func cohort(subgroup: String?, seed: UInt64) throws -> Cohort {
    guard text.hasPrefix("in-silico:") else {
      let selection = CohortSelection(subgroup: subgroup.map(URL.init(argument:)))
      return try CohortReader.read(URL(argument: text), selection: selection)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).dropFirst().map(String.init)
    let style = parts.count > 1 ? AcquisitionStyle(rawValue: parts[1]) : .lvFocused
    guard parts.count <= 2, let exams = Int(parts[0]), exams >= 1, let style else {
      let styles = AcquisitionStyle.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "\(text): needed is in-silico:N or in-silico:N:STYLE with N from 1 and a style of \(styles).")
    }
    guard subgroup == nil else {
      throw ValidationError("--subgroup selects exams of a folder, not phantoms.")
    }
    return InSilicoCohort(seed: seed, exams: exams, style: style, beats: 1, views: [.a2c, .a4c]).cohort()
  }
}

extension AugmentationRecipe: ExpressibleByArgument {}
extension SamplerChoice: ExpressibleByArgument {}
extension AugmentationFormat: ExpressibleByArgument {}
extension EnginePrecision: ExpressibleByArgument {}
