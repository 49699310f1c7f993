import Foundation

/// What the name of a recording's file tells: `patient12_a4c.mp4` is the A4C view of the exam patient12.
struct RecordingName: Equatable {
  let exam: String
  let view: ViewKind?

  private static let views: [String: ViewKind] = [
    "a4c": .a4c, "4ch": .a4c, "ap4": .a4c, "a2c": .a2c, "2ch": .a2c, "ap2": .a2c,
  ]

  /// - Parameter path: Below the cohort's folder; a file in a folder belongs to the exam of the folder's name.
  init(_ path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = (file as NSString).deletingPathExtension
    let words = stem.split { "_- .".contains($0) }.map(String.init)
    view = words.compactMap { Self.views[$0.lowercased()] }.first
    let rest = words.filter { Self.views[$0.lowercased()] == nil }
    let folders = path.split(separator: "/").dropLast()
    if let folder = folders.last {
      exam = String(folder)
    } else {
      exam = view == nil || rest.isEmpty ? stem : rest.joined(separator: "_")
    }
  }
}
