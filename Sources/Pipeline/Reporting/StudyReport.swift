import ApicalReport
public import Foundation

/// The report of a study, made from the store alone.
public struct StudyReport: Sendable {
  private let store: Store

  /// A report of what the store holds now.
  public init(store: Store) { self.store = store }

  /// The key figures.
  public func summary() throws -> StudySummary {
    let results = try StudyResults(store: store)
    return StudySummary(results, try EFMeasures(store: store, results))
  }

  /// Writes the report, `summary.json`, and every figure and table as files of their own.
  ///
  /// - Parameter folder: Made where there is none; files of the same names are replaced one by one, each whole.
  /// - Returns: The report's own files.
  /// - Throws: ``StoreError`` for a store without a study, ``RunError/cannotWrite(path:reason:)`` or a drawing error.
  @discardableResult
  public func write(to folder: URL) throws -> [URL] {
    let results = try StudyResults(store: store)
    let measures = try EFMeasures(store: store, results)
    let content = StudyDocument(results, measures: measures, masks: MaskArchive(store: store))
    let reports = try content.document().write(
      toFolder: folder, formats: results.study.report.formats, appendix: content.appendix + beats())
    try write(
      JSONEncoder.readable.encode(StudySummary(results, measures)),
      to: folder.appendingPathComponent("summary.json"))
    return reports
  }

  /// The beats of whole recordings; none where frames were given.
  private func beats() throws -> [Table] {
    let timing = try TimingResults(store: store)
    return timing.recordings.isEmpty ? [] : [TimingTables(timing).beats]
  }

  private func write(_ data: Data, to url: URL) throws(RunError) {
    do { try data.write(to: url, options: .atomic) } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }
}
