public import Foundation

extension Document {
  /// What a report can be written as.
  public enum Format: String, Sendable, Codable, CaseIterable {
    /// One self-contained page.
    case html
    /// A4 pages with numbers and outline.
    case pdf
  }

  /// Writes `report.html`, `report.pdf`, every figure with its numbers, and every table.
  ///
  /// Figures go to `figures/NAME.svg`, `.pdf`, `.png` and `.json`, tables to `tables/NAME.csv`. The folders are made;
  /// files of an earlier report are replaced one by one, each as a whole.
  ///
  /// - Parameters:
  ///   - folder: Made where there is none.
  ///   - formats: What the report itself is written as.
  ///   - appendix: Tables that are written as files and stand nowhere in the report.
  /// - Returns: The reports, in the order of `formats`.
  /// - Throws: ``RenderError`` for the first file that cannot be made or written.
  @discardableResult
  public func write(
    toFolder folder: URL, formats: [Format] = Format.allCases, appendix: [Table] = []
  ) throws(RenderError) -> [URL] {
    let figureFolder = folder.appendingPathComponent("figures")
    let tableFolder = folder.appendingPathComponent("tables")
    for url in [folder, figureFolder, tableFolder] { try Self.makeFolder(url) }
    for figure in figures {
      for format in ["svg", "pdf", "png"] {
        try figure.write(to: figureFolder.appendingPathComponent("\(figure.name).\(format)"))
      }
      try figure.writeSidecar(to: figureFolder.appendingPathComponent("\(figure.name).json"))
    }
    for table in try resolved().tables + appendix {
      try FileOutput.write(
        Data(table.csv().utf8), to: tableFolder.appendingPathComponent("\(table.name).csv"))
    }
    var reports: [URL] = []
    for format in formats {
      let url = folder.appendingPathComponent("report.\(format.rawValue)")
      switch format {
      case .html: try HTMLWriter(self).write(to: url)
      case .pdf: try PDFWriter(self).write(to: url)
      }
      reports.append(url)
    }
    return reports
  }

  private static func makeFolder(_ url: URL) throws(RenderError) {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }
}
