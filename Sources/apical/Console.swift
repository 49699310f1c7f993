import ApicalPipeline
import ArgumentParser
import Foundation

/// Messages for the person at the terminal, on standard error; results go to standard output.
struct Console: Sendable {
  let isQuiet: Bool

  func say(_ text: String) {
    guard !isQuiet else { return }
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Rewrites one line on a terminal; elsewhere prints a line at every tenth of the way.
  func progress(_ line: String, done: Int, total: Int) {
    guard !isQuiet else { return }
    if isatty(STDERR_FILENO) == 1 {
      let end = done == total ? "\n" : ""
      FileHandle.standardError.write(Data(("\r\u{1B}[2K" + line + end).utf8))
    } else if done == total || done * 10 / max(total, 1) != (done - 1) * 10 / max(total, 1) {
      say(line)
    }
  }

  /// An error that does not end the command.
  static func printError(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Prints one JSON value to standard output.
  static func printJSON(_ value: some Encodable) throws {
    print(String(decoding: try JSONEncoder.readable.encode(value), as: UTF8.self))
  }
}

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "No progress and no remarks; errors only.")
  var quiet = false

  var console: Console { Console(isQuiet: quiet) }
}

extension URL {
  /// A path as the user wrote it, relative to the working folder.
  init(argument: String) {
    self = URL(fileURLWithPath: (argument as NSString).expandingTildeInPath).standardizedFileURL
  }
}
