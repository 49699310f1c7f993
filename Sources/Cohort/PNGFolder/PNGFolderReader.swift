import ApicalImaging
import Foundation

/// Reads `images/*.png` with, by the same names, `labels/*.png`, and one optional CSV table beside them.
///
/// Without a table, names such as `patient0001_4CH_ED.png` tell exam, view and phase; any other file is an exam
/// of its own whose view and phase are unknown. PNG files state no scale: without a table there is no spacing.
struct PNGFolderReader {
  let root: URL

  func cohort() throws(CohortError) -> Cohort {
    let images = pngs("images")
    let labels = Set(pngs("labels").map(\.lastPathComponent))
    guard !images.isEmpty else { throw .noExams(root.path, reason: "images/ holds no PNG file.") }
    var findings: [Finding] = []
    let table = try readTable(&findings)
    let names = Set(images.map(\.lastPathComponent))
    findings += (table.map { Set($0.rows.keys) } ?? []).subtracting(names).sorted().map {
      Finding(.problem, "the table names \($0), which images/ does not hold")
    }
    findings += labels.subtracting(names).sorted().map { Finding(.note, "labels/\($0) has no image") }
    let entries = images.map { image in
      let name = image.lastPathComponent
      let row = table?.rows[name] ?? Self.row(fromName: name)
      return Entry(
        row: row, image: image,
        labels: labels.contains(name) ? root.appendingPathComponent("labels/\(name)") : nil)
    }
    findings +=
      entries.filter { $0.row.spacing == nil }.isEmpty
      ? [] : [Finding(.problem, "some frames have no spacing: no result in mm or mL. State it in a table.")]
    let exams = Dictionary(grouping: entries, by: \.examID).sorted { $0.key < $1.key }
    return Cohort(
      name: root.lastPathComponent, layout: .pngFolder, origin: root.path,
      exams: exams.map { exam(id: $0.key, $0.value, &findings) }, findings: findings)
  }

  private struct Entry {
    let row: FrameTable.Row
    let image: URL
    let labels: URL?
    var examID: String { row.exam ?? image.deletingPathExtension().lastPathComponent }
  }

  private func exam(id: String, _ entries: [Entry], _ findings: inout [Finding]) -> Exam {
    let unlabelled = entries.filter { $0.labels == nil }.count
    if unlabelled > 0 {
      findings.append(Finding(.note, exam: id, "\(unlabelled) frames have no reference mask"))
    }
    let views = Dictionary(grouping: entries) { $0.row.view ?? .unknown }.sorted { $0.key < $1.key }
    return Exam(
      id: id, views: views.map { view(id, $0.key, $0.value) },
      recorded: entries.map(\.row.recorded).first { $0 != RecordedVolumes() } ?? RecordedVolumes())
  }

  private func view(_ exam: String, _ kind: ViewKind, _ entries: [Entry]) -> View {
    let beats = Dictionary(grouping: entries) { $0.row.beat ?? 1 }.sorted { $0.key < $1.key }
    return View(
      kind: kind,
      beats: beats.map { number, entries in
        Beat(
          number: number,
          frames: entries.map { entry in
            Frame(
              id: "\(exam)/\(entry.image.deletingPathExtension().lastPathComponent)", phase: entry.row.phase,
              index: nil,
              source: FileFrame(
                image: entry.image, labels: entry.labels, root: root, spacing: entry.row.spacing))
          })
      })
  }

  private func pngs(_ folder: String) -> [URL] {
    FolderListing.files(in: root.appendingPathComponent(folder)).filter {
      $0.pathExtension.lowercased() == "png"
    }
  }

  private func readTable(_ findings: inout [Finding]) throws(CohortError) -> FrameTable? {
    let tables = FolderListing.files(in: root).filter { $0.pathExtension.lowercased() == "csv" }
    guard let file = tables.first(where: { $0.lastPathComponent == "frames.csv" }) ?? tables.first else {
      return nil
    }
    if tables.count > 1, file.lastPathComponent != "frames.csv" {
      findings.append(Finding(.note, "several CSV files; \(file.lastPathComponent) is read"))
    }
    let table = try FrameTable(file: file)
    if !table.unknownColumns.isEmpty {
      findings.append(
        Finding(
          .note,
          "\(file.lastPathComponent): columns not used: \(table.unknownColumns.joined(separator: ", "))"))
    }
    return table
  }

  /// What `EXAM_2CH_ED.png`, `EXAM_A4C_ES.png` and the like say of themselves.
  static func row(fromName name: String) -> FrameTable.Row {
    var row = FrameTable.Row(file: name)
    let parts = (name as NSString).deletingPathExtension.split(separator: "_").map(String.init)
    let views = ["2CH": ViewKind.a2c, "A2C": .a2c, "4CH": .a4c, "A4C": .a4c]
    guard parts.count >= 3, let phase = Phase(rawValue: parts[parts.count - 1]),
      let view = views[parts[parts.count - 2]]
    else { return row }
    row.exam = parts.dropLast(2).joined(separator: "_")
    row.view = view
    row.phase = phase
    return row
  }
}
