import ApicalEngine
import ApicalPipeline
import ArgumentParser
import Foundation

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audit folders of augmented frames.",
    discussion: """
      Reads what apical augment wrote and measures: whether kept pixels and labels are untouched, whether the border of
      what is kept shows, whether a network finds a second ventricle, where the LV lies before and after, whether samples
      look copied, and distances in features. Several folders make one sheet with a recipe a column.

      EXAMPLES
        apical audit augmented
        apical audit augmented --sheet sheet.png --rows 8 --json
        apical audit depth tilt width translation combination --sheet recipes.pdf --rows 1
      """)

  @Argument(help: "Folders given to apical augment --out.", completion: .directory)
  var folders: [String]

  @Option(
    help:
      "Contact sheet to write: original, transformed, keep mask, repainted; with several folders, recipes.",
    completion: .file(extensions: ["png", "pdf", "svg"]))
  var sheet: String?

  @Option(help: "Rows of the sheet, spread over all samples.") var rows = 8

  @Option(
    help: "Card of the network that looks for a second ventricle. Default: Models/lv-myo-unet.json.",
    completion: .file(extensions: ["json"]))
  var segmenter: String?

  @Option(
    help: "Card of the feature network. Default: Models/lv-myo-features.json.",
    completion: .file(extensions: ["json"]))
  var features: String?

  @Flag(help: "Write the sheet only.") var sheetOnly = false

  @Flag(help: "Print everything that was found as JSON.") var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...40).contains(rows) else { throw ValidationError("--rows \(rows): needed is 1 to 40.") }
    if let sheet { try FigureFile.check(sheet) }
    if sheetOnly, sheet == nil { throw ValidationError("--sheet-only needs --sheet FILE.") }
  }

  func run() throws {
    let console = common.console
    let roots = folders.map(URL.init(argument:))
    var audits: [AugmentationAudit] = []
    if !sheetOnly { audits = try roots.map { try audit($0, console) } }
    if let sheet {
      let figure = try AugmentationSheets.figure(roots, audit: audits.first, rows: rows)
      try FigureFile.write(figure, to: sheet, console: console)
    }
    if json, !sheetOnly { try Console.printJSON(audits) }
    if audits.contains(where: { !$0.failures.isEmpty }) { throw ExitCode.failure }
  }

  private func audit(_ root: URL, _ console: Console) throws -> AugmentationAudit {
    func package(_ path: String?, _ standard: String) throws -> ModelPackage {
      try ModelPackage.load(path.map(URL.init(argument:)) ?? Installation.file(standard))
    }
    let audit = try AugmentationAudit(
      of: root, segmenter: Segmenter(model: package(segmenter, "Models/lv-myo-unet.json")),
      extractor: FeatureExtractor(model: package(features, "Models/lv-myo-features.json"))
    ) { done, total in
      console.progress("\(done) of \(total) samples", done: done, total: total)
    }
    for failure in audit.failures { console.say("Left out: \(failure)") }
    if !json { print("\(root.path)\n\(audit.text)") }
    return audit
  }
}
