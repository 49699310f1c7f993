internal import ApicalTable

/// A cohort that cannot be read at all; what is wrong with single exams becomes a ``Finding``.
public struct CohortError: Error, Equatable, CustomStringConvertible {
  /// Stable and machine-readable, such as "cohort-not-found".
  public let code: String
  /// What was found, what was needed, what to do.
  public let description: String

  static func notFound(_ path: String) -> CohortError {
    CohortError(
      code: "cohort-not-found",
      description: "\(path): no such file or folder. Check the path of the cohort.")
  }

  static func notRecognised(_ path: String) -> CohortError {
    CohortError(
      code: "cohort-not-recognised",
      description: """
        \(path): no known layout. Expected CAMUS (folders patient0001, … with patient0001_4CH_ED.nii.gz or .mhd \
        files), nnU-Net (imagesTr/ and labelsTr/), a folder with images/ and, if there are any, labels/ of PNG files, \
        or DICOM files and videos.
        """)
  }

  static func noExams(_ path: String, reason: String) -> CohortError {
    CohortError(code: "cohort-empty", description: "\(path): no exam to read: \(reason)")
  }

  static func badTable(_ path: String, line: Int?, _ problem: String) -> CohortError {
    let place = line.map { "\(path), line \($0)" } ?? path
    return CohortError(code: "cohort-bad-table", description: "\(place): \(problem)")
  }

  /// A file that is no table, or a cell of another kind than its column; the error names file and line.
  static func badTable(_ error: TableError) -> CohortError {
    CohortError(code: "cohort-bad-table", description: error.description)
  }

  static func badSubgroup(_ path: String, _ problem: String) -> CohortError {
    CohortError(code: "cohort-bad-subgroup", description: "\(path): \(problem)")
  }
}
