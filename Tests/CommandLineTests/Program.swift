import Foundation
import TestSupport

/// The built program, run as a user runs it.
enum Program {
  struct Outcome {
    let status: Int32
    let output, errors: String
  }

  /// The tests and the program are built into one folder.
  private static let url: URL = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("apical")
  }()

  /// - Parameter seconds: When to kill it without notice; nil to let it end.
  static func run(_ arguments: [String], killAfter seconds: Double? = nil) throws -> Outcome {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    for name in ["out", "err"] { try Data().write(to: folder.file(name)) }
    process.standardOutput = try FileHandle(forWritingTo: folder.file("out"))
    process.standardError = try FileHandle(forWritingTo: folder.file("err"))
    try process.run()
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: folder.file("out"), encoding: .utf8),
      errors: try String(contentsOf: folder.file("err"), encoding: .utf8))
  }
}
