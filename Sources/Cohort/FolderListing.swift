import Foundation

/// Visible entries of a folder in alphabetical order; empty for a folder that cannot be listed.
enum FolderListing {
  static func folders(in folder: URL) -> [URL] { entries(of: folder).filter(isFolder) }

  static func files(in folder: URL) -> [URL] { entries(of: folder).filter { !isFolder($0) } }

  static func isFolder(_ url: URL) -> Bool {
    var result: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: url.path, isDirectory: &result) && result.boolValue
  }

  private static func entries(of folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appendingPathComponent($0) }
  }
}
