internal import ApicalImaging
internal import ApicalMetrics

/// Why a pair could not be measured: both files, what is wrong, what to do.
public struct PairError: Error, Equatable, Codable, CustomStringConvertible {
  /// What reference and prediction share.
  public let name: String
  /// Paths of reference and prediction; of the reference alone where there is no prediction.
  public let files: [String]
  /// What is wrong and what to do.
  public let problem: String

  /// The files and the problem.
  public var description: String { "\(files.joined(separator: " and ")): \(problem)" }

  init(name: String, files: [String], problem: String) {
    self.name = name
    self.files = files
    self.problem = problem
  }

  /// Words for whatever went wrong with a pair.
  init(name: String, files: [String], _ error: any Error) {
    let problem =
      switch error {
      case let error as ImageFileError: "\(error.path) cannot be used: \(error.problem)"
      case MetricError.spacingsDiffer(let prediction, let reference):
        "the reference has \(reference.text) mm a pixel, the prediction \(prediction.text). "
          + "Correct one header, or state the scale of both with --spacing."
      default: "\(error)"
      }
    self.init(name: name, files: files, problem: problem)
  }
}

extension Spacing {
  fileprivate var text: String { "\(x) × \(y)" }
}

/// A label that the declared regions do not know.
struct LabelProblem: Error, CustomStringConvertible {
  let isReference: Bool
  let label: Label
  let declared: Set<Label>

  var description: String {
    let known = declared.sorted().map { "\($0.rawValue)" }.joined(separator: ", ")
    return
      "the \(isReference ? "reference" : "prediction") holds label \(label.rawValue); declared are 0 and "
      + "\(known). Declare it with --label NAME=\(label.rawValue), pass over it with --ignore-other-labels, "
      + "or check whether this is a label map of the data set."
  }
}
