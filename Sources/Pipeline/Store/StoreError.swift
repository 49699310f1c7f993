/// A result file that cannot be used as asked.
public enum StoreError: Error, Equatable, CustomStringConvertible {
  case notThere(path: String)
  case notAStore(path: String, reason: String)
  case newer(path: String)
  case cannotWrite(path: String, reason: String)
  case alreadyHasResults(path: String, exams: Int)
  case otherStudy(path: String)
  case otherModel(path: String, needed: String)
  case otherCohort(path: String)

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .notThere(let path): "\(path): no such result file. 'apical run' makes one."
    case .notAStore(let path, let reason): "\(path) is not a result file of apical: \(reason)"
    case .newer(let path): "\(path) was written by a newer apical. Update apical to read it."
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason). Check permissions and free space, or choose another folder with --out."
    case .alreadyHasResults(let path, let exams):
      "\(path) already holds \(exams) exams. Go on with --resume, or choose another folder with --out."
    case .otherStudy(let path):
      "\(path) belongs to a study file with other choices. Undo the change or choose another folder with --out."
    case .otherModel(let path, let needed):
      "\(path) was made with other weights than those of \(needed) now. Choose another folder with --out."
    case .otherCohort(let path):
      "\(path) was made from other data: exams, files or recorded values changed. Choose another folder with --out."
    }
  }
}
