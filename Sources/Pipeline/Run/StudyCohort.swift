package import ApicalCohort
package import Foundation

extension CohortChoice {
  /// The exams that the study selects.
  /// - Parameters:
  ///   - data: Folder that `path` and `subgroup` of the study file are relative to; phantoms need none.
  ///   - seed: The study's seed, key of the phantoms.
  package func open(data: URL?, seed: UInt64) throws -> Cohort {
    switch source {
    case .inSilico(let exams, let beats, let style):
      return InSilicoCohort(
        seed: seed, exams: exams, style: AcquisitionStyle(rawValue: style)!, beats: beats, views: views
      ).cohort()
    case .folder(let path, let layout, let subgroup):
      guard let data else { throw RunError.dataFolderNeeded(path: path) }
      let folder = path == "." ? data : data.appendingPathComponent(path)
      let selection = CohortSelection(
        subgroup: subgroup.map { folder.appendingPathComponent($0) }, views: views)
      return try CohortReader.read(folder, layout: layout, selection: selection)
    }
  }
}
