internal import COpenVINO

/// Throws unless a call of the C API succeeded; the reason is the engine's own last message.
///
/// - Parameters:
///   - status: What the call returned.
///   - failure: Makes the error from the reason.
func check(_ status: ov_status_e, _ failure: (String) -> EngineError) throws(EngineError) {
  guard status.rawValue != OK.rawValue else { return }
  throw failure(lastMessage(status))
}

/// As ``check(_:_:)`` for a call whose failure has no better name than the operation.
func check(_ status: ov_status_e, _ operation: String, file: String? = nil) throws(EngineError) {
  try check(status) { .inference(operation: operation, file: file, reason: $0) }
}

/// The engine's last message without its source positions, or the name of the status if there is none.
private func lastMessage(_ status: ov_status_e) -> String {
  let name =
    unsafe ov_get_error_info(status).map { unsafe String(cString: $0) } ?? "status \(status.rawValue)"
  guard let text = unsafe ov_get_last_err_msg() else { return name }
  defer { unsafe ov_free(text) }
  let lines = unsafe String(cString: text).split(whereSeparator: \.isNewline)
  let telling = lines.filter { !$0.hasPrefix("Exception from ") && !$0.hasPrefix("Check '") }
  return (telling.isEmpty ? lines : telling).joined(separator: " ")
}
