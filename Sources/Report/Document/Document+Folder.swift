public import Foundation

extension Document {
  /// Writes `report.html`, `report.pdf`, every figure with its numbers, and every table.
  ///
  /// Figures go to `figures/NAME.svg`, `.pdf`, `.png` and `.json`, tables to `tables/NAME.csv`. The folders are made;
  /// files of an earlier report are replaced one by one, each as a whole.
  ///
  /// - Throws: ``RenderError`` for the first file that cannot be made or written.
  public func write(toFolder folder: URL) throws(RenderError) {
    let figureFolder = folder.appendingPathComponent("figures")
    let tableFolder = folder.appendingPathComponent("tables")
    for url in [folder, figureFolder, tableFolder] { try Self.makeFolder(url) }
    for figure in figures {
      for format in ["svg", "pdf", "png"] {
        try figure.write(to: figureFolder.appendingPathComponent("\(figure.name).\(format)"))
      }
      try figure.writeSidecar(to: figureFolder.appendingPathComponent("\(figure.name).json"))
    }
    for table in tables {
      try FileOutput.write(
        Data(table.csv().utf8), to: tableFolder.appendingPathComponent("\(table.name).csv"))
    }
    try PDFWriter(self).write(to: folder.appendingPathComponent("report.pdf"))
    try HTMLWriter(self).write(to: folder.appendingPathComponent("report.html"))
  }

  private static func makeFolder(_ url: URL) throws(RenderError) {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }
}
