/// A study file that cannot be used, with the line where the trouble is.
public struct StudyError: Error, Equatable, CustomStringConvertible {
  /// Name of the study file.
  public let file: String
  /// From 1; nil where the trouble has no line.
  public let line: Int?
  /// What was found, what was expected.
  public let problem: String

  /// File, line and problem.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(problem)"
  }
}
