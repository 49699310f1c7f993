internal import ApicalParallel
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
  /// files of an earlier report are replaced one by one, each as a whole. Drawn and written on all cores.
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
    let drawings = try Self.sideBySide(figures) { figure throws(RenderError) in try figure.svg() }
    let names = Dictionary(zip(figures.map(\.name), drawings)) { first, _ in first }
    let reports = formats.map { folder.appendingPathComponent("report.\($0.rawValue)") }
    // The PDF takes longest and comes first.
    let jobs =
      zip(formats, reports).map { Job.report($0, $1, drawings: names) }.reversed()
      + (try resolved().tables + appendix).map { .table($0, tableFolder) }
      + zip(figures, drawings).map { .figure($0, figureFolder, drawing: $1) }
    _ = try Self.sideBySide(jobs) { job throws(RenderError) in try write(job) }
    return reports
  }

  /// One file, or those of one figure.
  private enum Job {
    case report(Format, URL, drawings: [String: String])
    case table(Table, URL)
    case figure(Figure, URL, drawing: String)
  }

  private func write(_ job: Job) throws(RenderError) {
    switch job {
    case .report(.html, let url, let drawings): try HTMLWriter(self, drawings: drawings).write(to: url)
    case .report(.pdf, let url, _): try PDFWriter(self).write(to: url)
    case .table(let table, let folder):
      try FileOutput.write(
        Data(table.csv().utf8), to: folder.appendingPathComponent("\(table.name).csv"))
    case .figure(let figure, let folder, let drawing):
      let file = folder.appendingPathComponent(figure.name)
      try FileOutput.write(Data(drawing.utf8), to: file.appendingPathExtension("svg"))
      for format in ["pdf", "png"] { try figure.write(to: file.appendingPathExtension(format)) }
      try figure.writeSidecar(to: file.appendingPathExtension("json"))
    }
  }

  /// On all cores; the first error in the order of the items.
  private static func sideBySide<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ work: @Sendable (Item) throws(RenderError) -> Value
  ) throws(RenderError) -> [Value] {
    let results = items.mapSideBySide { item in Result { () throws(RenderError) in try work(item) } }
    var values: [Value] = []
    for result in results { values.append(try result.get()) }
    return values
  }

  private static func makeFolder(_ url: URL) throws(RenderError) {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }
}
