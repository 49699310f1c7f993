/// A run that cannot start or go on.
public enum RunError: Error, Equatable, CustomStringConvertible {
  case dataFolderNeeded(path: String)
  case modelLacksLabel(label: String, model: String, has: [String])
  case modelsShareName(name: String)
  case interrupted(done: Int, of: Int)
  case cannotWrite(path: String, reason: String)
  case alreadyRunning(path: String)

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .dataFolderNeeded(let path):
      "The study reads its cohort from '\(path)' below a data folder. Name that folder with --data."
    case .modelLacksLabel(let label, let model, let has):
      "The study measures \(label), model \(model) labels only \(has.joined(separator: ", ")). Change measures.labels."
    case .modelsShareName(let name):
      "Two models of the study are called '\(name)', give or take punctuation and capitals. Name each of them under models."
    case .interrupted(let done, let total):
      "Interrupted after \(done) of \(total) exams; all of them are kept. Go on with --resume."
    case .alreadyRunning(let path):
      "Another run is writing to \(path). Wait for its end, or choose another folder with --out."
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason). Check permissions and free space, or choose another folder with --out."
    }
  }
}
