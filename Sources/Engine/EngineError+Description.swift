extension EngineError {
  /// One to three sentences for a person.
  public var description: String {
    switch self {
    case .fileMissing, .fileUnreadable, .hashMismatch: fileDescription
    case .cardMissing, .cardUnreadable, .cardValue: cardDescription
    case .modelUnreadable, .modelMismatch, .outputNotFinite: modelDescription
    case .option, .precisionUnsupported, .inference, .cancelled: engineDescription
    }
  }

  private var fileDescription: String {
    switch self {
    case .fileMissing(let path):
      "\(path): no such file or folder. Check the path, or put the file there."
    case .fileUnreadable(let path, let reason):
      "\(path): cannot be read (\(reason)). Check its permissions and the disk."
    case .hashMismatch(let file, let expected, let found):
      """
      \(file): SHA-256 is \(found), its model card says \(expected). The file is damaged or another version: \
      fetch it again, or update the card if you changed the network on purpose.
      """
    default: code
    }
  }

  private var cardDescription: String {
    switch self {
    case .cardMissing(let model, let card):
      "\(model): no model card. Describe the network in \(card): input, normalisation, labels, SHA-256, licence."
    case .cardUnreadable(let card, let reason):
      "\(card): not a model card (\(reason)). Compare it with a card under Models/."
    case .cardValue(let card, let key, let found, let allowed):
      "\(card): \(key) is \"\(found)\". Allowed: \(allowed.joined(separator: ", "))."
    default: code
    }
  }

  private var modelDescription: String {
    switch self {
    case .modelUnreadable(let file, let reason):
      "\(file): not a network that can be run (\(reason)). Export it again as ONNX or OpenVINO IR."
    case .modelMismatch(let file, let what, let found, let needed):
      "\(file): \(what) is \(found), needed: \(needed). Correct the model card or export the network again."
    case .outputNotFinite(let file, let image):
      "\(file): image \(image) gave values that are not finite. Check its pixels and the card's normalisation."
    default: code
    }
  }

  private var engineDescription: String {
    switch self {
    case .option(let name, let found, let needed):
      "Option \(name) is \(found), needed: \(needed)."
    case .precisionUnsupported(let precision, let processor, let capabilities):
      """
      Precision \(precision.rawValue) was asked for; the processor (\(processor)) computes in \(capabilities). \
      Use f32, the precision of record.
      """
    case .inference(let operation, let file?, let reason):
      "\(file): \(operation) failed (\(reason)). Try fewer streams if memory is short; else export it again."
    case .inference(let operation, nil, let reason):
      "\(operation) failed (\(reason)). Run script/bootstrap to install the inference engine anew."
    case .cancelled:
      "Stopped on request; no result was kept."
    default: code
    }
  }
}
