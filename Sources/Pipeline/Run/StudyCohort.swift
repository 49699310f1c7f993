package import ApicalCohort
package import Foundation

extension CohortChoice {
  /// The exams that the study selects.
  /// - Parameters:
  ///   - data: Folder that `path` and `subgroup` of the study file are relative to; phantoms need none.
  ///   - seed: The study's seed, key of the phantoms.
  package func open(data: URL?, seed: UInt64) throws -> Cohort {
    switch source {
    case .inSilico(let exams, let beats, let style, let readerNoise):
      return InSilicoCohort(
        seed: seed, exams: exams, style: AcquisitionStyle(rawValue: style)!, beats: beats, views: views,
        readerNoise: readerNoise ?? 0
      ).cohort(whole: wholeRecordings == true)
    case .folder(let path, let layout, let subgroup):
      let folder = try self.folder(path, data: data)
      let selection = CohortSelection(
        subgroup: subgroup.map { folder.appendingPathComponent($0) }, views: views)
      return try CohortReader.read(folder, layout: layout, selection: selection, view: view)
    }
  }

  /// An absolute path stands for itself; any other is below the data folder.
  private func folder(_ path: String, data: URL?) throws(RunError) -> URL {
    if path.hasPrefix("/") { return URL(fileURLWithPath: path) }
    guard let data else { throw .dataFolderNeeded(path: path) }
    return path == "." ? data : data.appendingPathComponent(path)
  }
}
