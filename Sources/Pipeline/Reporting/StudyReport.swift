import ApicalReport
public import Foundation

/// The report of a study, made from the store alone.
public struct StudyReport: Sendable {
  private let store: Store

  public init(store: Store) { self.store = store }

  /// The key figures.
  public func summary() throws -> StudySummary { try StudySummary(StudyResults(store: store)) }

  /// Writes the report, `summary.json`, and every figure and table as files of their own.
  ///
  /// - Parameter folder: Made where there is none; files of the same names are replaced one by one, each whole.
  /// - Returns: The report's own files.
  /// - Throws: ``StoreError`` for a store without a study, ``RunError/cannotWrite(path:reason:)`` or a drawing error.
  @discardableResult
  public func write(to folder: URL) throws -> [URL] {
    let results = try StudyResults(store: store)
    let document = try StudyDocument(results, masks: MaskArchive(store: store)).document()
    let figures = try subfolder("figures", of: folder)
    let tables = try subfolder("tables", of: folder)
    try write(
      JSONEncoder.readable.encode(StudySummary(results)), to: folder.appendingPathComponent("summary.json"))
    for figure in document.figures {
      for format in ["svg", "pdf", "png"] {
        try figure.write(to: figures.appendingPathComponent("\(figure.name).\(format)"))
      }
      try figure.writeSidecar(to: figures.appendingPathComponent("\(figure.name).json"))
    }
    for table in document.tables + ExamTables(results).tables {
      try write(Data(table.csv().utf8), to: tables.appendingPathComponent("\(table.name).csv"))
    }
    return try results.study.report.formats.map { format in
      let url = folder.appendingPathComponent("report.\(format.rawValue)")
      switch format {
      case .html: try HTMLWriter(document).write(to: url)
      case .pdf: try PDFWriter(document).write(to: url)
      }
      return url
    }
  }

  private func subfolder(_ name: String, of folder: URL) throws(RunError) -> URL {
    let url = folder.appendingPathComponent(name)
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      throw .cannotWrite(path: url.path, reason: "the folder cannot be made")
    }
    return url
  }

  private func write(_ data: Data, to url: URL) throws(RunError) {
    do { try data.write(to: url, options: .atomic) } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }
}
