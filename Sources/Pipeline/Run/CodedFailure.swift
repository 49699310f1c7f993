import ApicalCohort
import ApicalEF
import ApicalEngine
import ApicalImaging
import ApicalMetrics

/// Any error as a stable code and a sentence.
struct CodedFailure: Equatable {
  let code: String
  let message: String

  init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  /// An exam of which nothing can be read.
  static let noFrame = CodedFailure(
    code: "view-missing",
    message: "The exam has no frame of the views that the study reads. Check its folder.")

  init(_ error: any Error) {
    message = "\(error)"
    code =
      switch error {
      case let error as ImageFileError: error.code
      case let error as FrameError: error.code
      case let error as EngineError: error.code
      case let error as EFFailure: error.code
      case let error as SectorError: error.code
      default: "unexpected"
      }
  }
}
