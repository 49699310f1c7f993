internal import COpenVINO

/// Owns one `ov_infer_request_t`, freed exactly once: one run of a network at a time.
///
/// Sendable because ``LanePool`` lends it to one thread at a time.
@safe final class InferRequest: @unchecked Sendable {
  private let handle: OpaquePointer
  private let file: String

  /// Takes over the handle.
  @unsafe init(taking handle: OpaquePointer, file: String) {
    unsafe self.handle = handle
    self.file = file
  }

  deinit { unsafe ov_infer_request_free(handle) }

  /// Makes `tensor` the input of every later run; its values may change between runs.
  func setInput(_ tensor: Tensor, at index: Int = 0) throws(EngineError) {
    try check(
      unsafe tensor.withHandle { unsafe ov_infer_request_set_input_tensor_by_index(handle, index, $0) },
      "Setting input \(index)", file: file)
  }

  /// Runs the network and waits for it.
  func run() throws(EngineError) {
    try check(unsafe ov_infer_request_infer(handle), "Running the network", file: file)
  }

  /// The result of the last run; the next run overwrites its values.
  func output(at index: Int = 0) throws(EngineError) -> Tensor {
    var tensor: OpaquePointer?
    try check(
      unsafe ov_infer_request_get_output_tensor_by_index(handle, index, &tensor), "Reading output \(index)",
      file: file)
    return try unsafe Tensor(taking: tensor!)
  }
}
