/// An augmentation that cannot start or go on.
public enum AugmentationError: Error, Equatable, CustomStringConvertible {
  /// The folder holds the files of a run with other settings.
  case otherRun(path: String, setting: String, found: String, wanted: String)
  /// The folder holds files that no run of this command wrote.
  case foreignFolder(path: String)
  /// No frame of the cohort can be augmented; the first reason.
  case nothingToDo(cohort: String, frames: Int, reason: String)
  /// The layout cannot hold a frame.
  case notForCAMUS(frame: String)
  /// A file that cannot be read back.
  case unreadable(path: String, reason: String)
  /// Stopped on request.
  case interrupted(done: Int, of: Int)

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .otherRun(let path, let setting, let found, let wanted):
      """
      \(path) holds files made with other settings: \(setting) is \(found), now \(wanted). \
      Choose another folder with --out, or the same settings as before.
      """
    case .foreignFolder(let path):
      "\(path) is not empty and holds no run.json of this command. Choose an empty folder with --out."
    case .nothingToDo(let cohort, let frames, let reason):
      "\(cohort): none of \(frames) frames can be augmented. The first: \(reason)"
    case .notForCAMUS(let frame):
      "Frame \(frame) has no view or phase, which CAMUS's names need. Use --format images or nnunet."
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason). Delete it to have it made again."
    case .interrupted(let done, let total):
      "Interrupted after \(done) of \(total) images; all of them are kept. The same command goes on."
    }
  }
}
