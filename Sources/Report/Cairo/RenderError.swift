/// A figure or document that could not be made or written.
public enum RenderError: Error, Equatable, CustomStringConvertible {
  /// A value to draw is not a finite number.
  case notFinite(figure: String, what: String, index: Int)
  /// Cairo reported a failure.
  case drawing(operation: String, reason: String)
  /// The file extension names no known format.
  case unknownFormat(path: String, known: [String])
  /// The file could not be written; nothing was left behind.
  case cannotWrite(path: String, reason: String)
  /// Two figures or two tables of a document bear one name.
  case duplicateName(String)
  /// The numbers of a figure could not be encoded.
  case sidecar(figure: String, reason: String)

  /// What happened, where, and what to check.
  public var description: String {
    switch self {
    case .notFinite(let figure, let what, let index):
      "Figure \(figure): \(what) \(index) is not a finite number. Leave failed measurements out first."
    case .drawing(let operation, let reason):
      "Cairo, \(operation): \(reason). Check the size of the figure and the memory that is left."
    case .unknownFormat(let path, let known):
      "\(path): unknown format. Use one of \(known.map { "." + $0 }.joined(separator: ", "))."
    case .cannotWrite(let path, let reason):
      "\(path): \(reason). Nothing was written; check the folder, its permissions and the space left."
    case .duplicateName(let name):
      "Two figures or two tables are named \(name). Give each its own name; ids and files follow from it."
    case .sidecar(let figure, let reason):
      "Figure \(figure): its numbers could not be encoded as JSON: \(reason)."
    }
  }
}
