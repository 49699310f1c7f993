import ApicalCohort
import ApicalPipeline
import ArgumentParser
import Foundation

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a study: segment, measure, store, report.",
    discussion: """
      Results are kept in OUT/results.sqlite, exam by exam. An interrupted run goes on with --resume and ends with
      the same numbers. The report is OUT/report.html and OUT/report.pdf; OUT/summary.json holds the key figures.

      EXAMPLES
        apical run studies/camus-a4c.yml --data CAMUS --out reports/camus-a4c
        apical run studies/camus-a4c.yml --data CAMUS --out reports/camus-a4c --resume
      """)

  @Argument(help: "The study file (YAML).", completion: .file(extensions: ["yml", "yaml"]))
  var study: String

  @Option(help: "Folder that the study's cohort path is relative to.", completion: .directory)
  var data: String?

  @Option(
    help: "Folder for results and report. Default: reports/ and the study's name.", completion: .directory)
  var out: String?

  @Flag(help: "Go on with the results that are already in the output folder.")
  var resume = false

  @Flag(help: "Print the content of summary.json.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try StudyCommand(
      study: URL(argument: study), data: data.map(URL.init(argument:)), output: out.map(URL.init(argument:)),
      resume: resume, json: json, console: common.console
    ).run()
  }
}

/// What `run` and `demo` share: a study from its file to its report, with progress and a way to stop.
struct StudyCommand {
  let study: URL
  let data: URL?
  let output: URL?
  let resume: Bool
  let json: Bool
  let console: Console

  func run() throws {
    let output = try output ?? URL(argument: "reports/\(Study(file: study).name)")
    let study = try StudyRun(studyFile: study, data: data, output: output, resume: resume)
    for finding in study.problems {
      console.say("note: \(finding.exam.map { "\($0): " } ?? "")\(finding.message)")
    }
    let stop = StopFlag()
    let signals = StopSignals(stop)
    defer { signals.cancel() }
    do {
      try study.run(stop: stop) {
        console.progress($0.line, done: $0.done, total: $0.total)
      } augmenting: {
        console.progress("augmentation  \($0.line)", done: $0.done, total: $0.total)
      }
    } catch let error as RunError {
      guard case .interrupted = error else { throw error }
      console.say("\n\(error)")
      throw ExitCode(130)
    }
    let report = StudyReport(store: study.store)
    let files = try report.write(to: output)
    try study.store.flush()
    console.say("Report: \(files.map(\.path).joined(separator: ", "))")
    if json { try Console.printJSON(report.summary()) }
  }
}

/// Turns Ctrl-C and a polite kill into a stop after the exams in flight.
final class StopSignals {
  private let sources: [any DispatchSourceSignal]

  init(_ flag: StopFlag) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { flag.set() }
      source.resume()
      return source
    }
  }

  func cancel() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
