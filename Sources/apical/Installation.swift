import ArgumentParser
import Foundation

/// Where the files that come with the program are: the repository that it was built in.
enum Installation {
  /// A file such as `studies/demo.yml`, looked for in the working folder and in the folders above the program.
  static func file(_ path: String) throws -> URL {
    let candidates = [URL(argument: ".")] + foldersAboveProgram
    for folder in candidates {
      let url = folder.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: url.path) { return url }
    }
    throw ValidationError(
      "\(path) is not in this folder nor above the program. Call apical from its repository.")
  }

  private static var foldersAboveProgram: [URL] {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
    var folder = program.deletingLastPathComponent()
    var folders: [URL] = []
    while folder.path != "/" {
      folders.append(folder)
      folder = folder.deletingLastPathComponent()
    }
    return folders
  }
}
