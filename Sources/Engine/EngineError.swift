/// What can go wrong between a network's file and its results.
///
/// Every description says what was found, what was needed and what to do. ``code`` is stable, for logs and stores.
public enum EngineError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A file or folder that should be there is not.
  case fileMissing(path: String)
  /// A file is there and cannot be read.
  case fileUnreadable(path: String, reason: String)
  /// A network without its model card.
  case cardMissing(model: String, card: String)
  /// A model card that is not JSON, or lacks something.
  case cardUnreadable(card: String, reason: String)
  /// A model card with a value that is not known here.
  case cardValue(card: String, key: String, found: String, allowed: [String])
  /// A file that is not the one that its model card describes; digests in hexadecimal.
  case hashMismatch(file: String, expected: String, found: String)
  /// A network that the inference engine cannot parse or compile.
  case modelUnreadable(file: String, reason: String)
  /// A network that is not what its card or its task says.
  case modelMismatch(file: String, what: String, found: String, needed: String)
  /// An option outside of its range.
  case option(name: String, found: String, needed: String)
  /// A precision that this processor does not compute in.
  case precisionUnsupported(precision: EnginePrecision, processor: String, capabilities: String)
  /// The inference engine does not start or stopped with an error.
  case inference(operation: String, file: String?, reason: String)
  /// A network that returned NaN or infinity; `image` counts from 0.
  case outputNotFinite(file: String, image: Int)
  /// The caller asked to stop.
  case cancelled

  /// Stable name of the kind of error.
  public var code: String {
    switch self {
    case .fileMissing: "model-file-missing"
    case .fileUnreadable: "model-file-unreadable"
    case .cardMissing: "model-card-missing"
    case .cardUnreadable: "model-card-unreadable"
    case .cardValue: "model-card-value"
    case .hashMismatch: "model-hash-mismatch"
    case .modelUnreadable: "model-unreadable"
    case .modelMismatch: "model-mismatch"
    case .option: "engine-option"
    case .precisionUnsupported: "engine-precision"
    case .inference: "inference-failed"
    case .outputNotFinite: "inference-not-finite"
    case .cancelled: "inference-cancelled"
    }
  }
}
