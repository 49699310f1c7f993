import ApicalImaging
import Foundation

/// Reads a folder of DICOM files and videos, or one such file, with an optional `recordings.csv`.
///
/// Exam and view stand in the table, or in the names (``RecordingName``): files of one folder inside of the
/// cohort's belong to one exam. Files are only opened when an exam is worked on.
struct RecordingsReader {
  let root: URL
  /// The view of files of which neither table nor name tells it.
  let view: ViewKind?

  static let extensions: Set<String> = ["dcm", "dicom", "mp4", "avi", "mov", "mkv", "m4v", "webm"]

  static func isRecording(_ file: URL) -> Bool { extensions.contains(file.pathExtension.lowercased()) }

  func cohort() throws(CohortError) -> Cohort {
    let isFolder = FolderListing.isFolder(root)
    let folder = isFolder ? root : root.deletingLastPathComponent()
    let files = isFolder ? Self.files(below: root) : [root]
    guard !files.isEmpty else {
      throw .noExams(
        root.path,
        reason: "no file ends in \(Self.extensions.sorted().joined(separator: ", ")).")
    }
    var findings: [Finding] = []
    let table = try table(in: isFolder ? folder : nil, files: files, &findings)
    let entries = files.map { Entry(file: $0, root: folder, rows: table?.rows ?? [:], view: view) }
    let exams = Dictionary(grouping: entries, by: \.exam).sorted { $0.key < $1.key }.map(exam)
    for exam in exams where exam.views.contains(where: { $0.kind == .unknown }) {
      findings.append(
        Finding(
          .problem, exam: exam.id,
          "a recording whose view is unknown gives no EF. State A2C or A4C in recordings.csv or its name"))
    }
    return Cohort(
      name: root.lastPathComponent, layout: .recordings, origin: root.path, exams: exams, findings: findings)
  }

  /// Files of the folder itself and of the folders in it.
  private static func files(below root: URL) -> [URL] {
    let folders = FolderListing.folders(in: root).flatMap { FolderListing.files(in: $0) }
    return (FolderListing.files(in: root) + folders).filter(isRecording)
  }

  private func table(
    in folder: URL?, files: [URL], _ findings: inout [Finding]
  ) throws(CohortError) -> RecordingTable? {
    guard let file = folder?.appendingPathComponent("recordings.csv"),
      FileManager.default.fileExists(atPath: file.path)
    else { return nil }
    let table = try RecordingTable(file: file)
    if !table.unknownColumns.isEmpty {
      findings.append(
        Finding(.note, "recordings.csv: columns not used: \(table.unknownColumns.joined(separator: ", "))"))
    }
    let names = Set(files.map { Entry.location($0, in: root) })
    findings += Set(table.rows.keys).subtracting(names).sorted().map {
      Finding(.problem, "recordings.csv names \($0), which is not there")
    }
    return table
  }

  private func exam(id: String, _ entries: [Entry]) -> Exam {
    let views = Dictionary(grouping: entries, by: \.view).sorted { $0.key < $1.key }
    return Exam(
      id: id,
      views: views.map { kind, entries in
        View(kind: kind, beats: [], recordings: entries.map(\.cine))
      },
      recorded: entries.map(\.recorded).first { $0 != RecordedVolumes() } ?? RecordedVolumes())
  }
}

/// One file with what table and name tell of it.
private struct Entry {
  let exam: String
  let view: ViewKind
  let recorded: RecordedVolumes
  let cine: FileCine

  init(file: URL, root: URL, rows: [String: RecordingTable.Row], view: ViewKind?) {
    let location = Self.location(file, in: root)
    let row = rows[location] ?? RecordingTable.Row()
    let name = RecordingName(location)
    exam = row.exam ?? name.exam
    self.view = row.view ?? name.view ?? view ?? .unknown
    recorded = row.recorded
    cine = FileCine(
      file: file, location: location, statedSpacing: row.spacing, statedRate: row.frameRate,
      knownBeats: row.beats)
  }

  static func location(_ file: URL, in root: URL) -> String {
    file.path.replacingOccurrences(of: root.path + "/", with: "")
  }
}
