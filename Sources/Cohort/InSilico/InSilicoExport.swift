import ApicalImaging
public import Foundation

/// Writes generated exams as a plain folder of PNG files.
///
/// The layout is `images/NAME.png`, `labels/NAME.png` and `frames.csv` with the columns
/// `file,exam,view,beat,phase,spacing_x,spacing_y,edv,esv,ef` (mm, mL, %). The phase is empty between
/// end-diastole and end-systole.
public enum InSilicoExport {
  /// Writes the frames that are not there yet, then the table.
  ///
  /// Each file appears whole or not at all, so an interrupted export goes on where it stopped.
  ///
  /// - Parameters:
  ///   - cohort: A generated cohort.
  ///   - folder: Created where it does not exist.
  ///   - every: Writes every n-th frame of each recording besides end-diastole and end-systole; nil writes those
  ///     two alone.
  /// - Returns: The number of frames in the table.
  /// - Throws: ``InSilicoExportError`` for a cohort that was not generated, and the file system's errors.
  @discardableResult
  public static func write(
    cohort: Cohort, to folder: URL, every step: Int? = nil
  ) throws -> Int {
    let exams = try cohort.exams.map { (recorded: $0.recorded, rows: try rows(of: $0, every: step)) }
    let lines = [header] + exams.flatMap { exam in exam.rows.map { $0.line(exam.recorded) } }
    try refuseOtherTable(in: folder, lines)
    let images = folder.appendingPathComponent("images")
    let labels = folder.appendingPathComponent("labels")
    for part in [images, labels] {
      try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
    }
    for row in exams.flatMap(\.rows) { try write(row, images: images, labels: labels) }
    let table = Data((lines.joined(separator: "\n") + "\n").utf8)
    try table.write(to: folder.appendingPathComponent("frames.csv"), options: .atomic)
    return lines.count - 1
  }

  private static let header = "file,exam,view,beat,phase,spacing_x,spacing_y,edv,esv,ef"

  /// A table with rows that the new one lacks describes other frames; it is not overwritten.
  private static func refuseOtherTable(in folder: URL, _ lines: [String]) throws(InSilicoExportError) {
    let file = folder.appendingPathComponent("frames.csv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
    let known = Set(lines)
    guard text.split(separator: "\n").allSatisfy({ known.contains(String($0)) }) else {
      throw .otherCohort(path: file.path)
    }
  }

  private static func write(_ row: Row, images: URL, labels: URL) throws(ImageFileError) {
    let image = images.appendingPathComponent(row.file)
    let label = labels.appendingPathComponent(row.file)
    if !FileManager.default.fileExists(atPath: image.path) {
      try PNG.write(row.source.image(), to: image)
    }
    if !FileManager.default.fileExists(atPath: label.path), let map = row.source.reference() {
      try PNG.write(map, to: label)
    }
  }

  /// The frames of one exam in the order of the recordings.
  private static func rows(of exam: Exam, every step: Int?) throws(InSilicoExportError) -> [Row] {
    var rows: [Row] = []
    for view in exam.views {
      for beat in view.beats {
        for frame in beat.frames where !(frame.source is PhantomFrame) {
          throw .notGenerated(frame: frame.id)
        }
        rows += Self.rows(exam: exam.id, beat: beat, every: step)
      }
    }
    return rows
  }

  private static func rows(exam: String, beat: Beat, every step: Int?) -> [Row] {
    var phases: [Int: Phase] = [:]
    for frame in beat.frames { frame.index.map { phases[$0] = frame.phase } }
    guard let phantom = (beat.frames.first?.source as? PhantomFrame)?.view else { return [] }
    var indices = Set(phases.keys)
    if let step {
      let frames = phantom.heart.beats[beat.number - 1].frames
      indices.formUnion(frames.filter { $0.isMultiple(of: step) })
    }
    return indices.sorted().map { index in
      Row(
        exam: exam, beat: beat.number, phase: phases[index],
        source: PhantomFrame(view: phantom, index: index))
    }
  }
}

extension InSilicoExport {
  /// One line of the table.
  private struct Row {
    let exam: String
    let beat: Int
    let phase: Phase?
    let source: PhantomFrame

    var file: String {
      let moment = phase?.rawValue ?? "frame\(source.index)"
      return "\(exam)_\(source.view.kind.rawValue)_beat\(beat)_\(moment).png"
    }

    func line(_ volumes: RecordedVolumes) -> String {
      let spacing = source.view.acquisition.spacing
      let numbers = [volumes.edv, volumes.esv, volumes.ef].map { $0.map { "\($0)" } ?? "" }
      let place = [file, exam, source.view.kind.rawValue, "\(beat)", phase?.rawValue ?? ""]
      return (place + ["\(spacing.x)", "\(spacing.y)"] + numbers).joined(separator: ",")
    }
  }
}

/// A cohort that cannot be exported as phantoms.
public enum InSilicoExportError: Error, Equatable, CustomStringConvertible {
  /// A frame whose pixels come from a file.
  case notGenerated(frame: String)
  /// A folder that holds frames of another cohort.
  case otherCohort(path: String)

  /// What was found and what to do.
  public var description: String {
    switch self {
    case .otherCohort(let path):
      "\(path) lists frames that are not of this cohort. Choose an empty folder, or the same options as before."
    case .notGenerated(let frame):
      "Frame \(frame) was read from a file; only a generated cohort can be exported. Make one with InSilicoCohort."
    }
  }
}
