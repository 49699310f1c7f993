import ApicalEngine
import ApicalPipeline
import ArgumentParser
import Foundation

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "List or verify the networks of a folder.",
    discussion: """
      EXAMPLES
        apical model list
        apical model verify Models
      """,
    subcommands: [ModelListCommand.self, ModelVerifyCommand.self])
}

struct ModelOptions: ParsableArguments {
  @Argument(
    help: "Folder of networks and model cards. Default: Models/ of the repository.", completion: .directory)
  var folder: String?

  @Flag(help: "Print JSON.")
  var json = false

  func entries() throws -> [ModelStatus] {
    let folder = try folder.map(URL.init(argument:)) ?? Installation.file("Models")
    let entries = try ModelLibrary.list(folder).map(ModelStatus.init)
    if entries.isEmpty {
      throw ValidationError("\(folder.path) holds no network. Name a folder with ONNX files and cards.")
    }
    return entries
  }
}

/// One network as the two commands print it.
struct ModelStatus: Encodable {
  let file: String
  let card: ModelCard?
  /// Why it cannot be used; nil for a sound network.
  let problem: String?

  init(_ entry: ModelLibrary.Entry) {
    file = entry.url.path
    card = entry.card
    problem = entry.problem?.description
  }

  /// Name, version, labels, size and what its makers measured.
  var lines: String {
    guard let card else { return file }
    let labels = card.output.labels.isEmpty ? "" : " · " + card.output.labels.joined(separator: ", ")
    let measured = (card.measured ?? []).map { "  \($0.metric) \($0.value) \($0.unit)  (\($0.data))" }
    let heading = [
      "\(card.name) \(card.version) · \(card.task.rawValue)\(labels)",
      "  input \(card.input.width) × \(card.input.height) · licence \(card.licence) · SHA-256 \(card.sha256.prefix(16))…",
    ]
    return (heading + measured).joined(separator: "\n")
  }
}

struct ModelListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print task, labels, licence and measured accuracy of each network.")

  @OptionGroup var options: ModelOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let entries = try options.entries()
    if options.json { return try Console.printJSON(entries) }
    print(entries.map(\.lines).joined(separator: "\n"))
  }
}

struct ModelVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare each network's SHA-256 with its card; exit code 1 if one differs.")

  @OptionGroup var options: ModelOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let entries = try options.entries()
    if options.json {
      try Console.printJSON(entries)
    } else {
      for entry in entries { print(entry.problem.map { "FAILED  \($0)" } ?? "sound   \(entry.file)") }
    }
    if entries.contains(where: { $0.problem != nil }) { throw ExitCode.failure }
  }
}
