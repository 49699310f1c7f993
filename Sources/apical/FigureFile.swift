import ApicalReport
import ArgumentParser
import Foundation

/// A figure that a command writes where the user says, with its numbers beside it.
enum FigureFile {
  /// - Throws: A validation error unless the name ends in .png, .pdf or .svg.
  static func check(_ path: String) throws {
    guard ["png", "pdf", "svg"].contains(URL(argument: path).pathExtension.lowercased()) else {
      throw ValidationError("\(path): the name of a figure ends in .png, .pdf or .svg.")
    }
  }

  static func write(_ figure: Figure, to path: String, console: Console) throws {
    let file = URL(argument: path)
    try figure.write(to: file)
    try figure.writeSidecar(to: file.appendingPathExtension("json"))
    console.say("Figure: \(file.path)")
  }
}
