internal import COpenVINO

/// Owns one `ov_compiled_model_t`, freed exactly once: a network prepared for the CPU.
@safe struct CompiledModel: ~Copyable {
  private let handle: OpaquePointer
  private let file: String

  /// Takes over the handle.
  @unsafe init(taking handle: OpaquePointer, file: String) {
    unsafe self.handle = handle
    self.file = file
  }

  deinit { unsafe ov_compiled_model_free(handle) }

  /// A request with its own buffers; requests of one model may run at the same time.
  func makeRequest() throws(EngineError) -> InferRequest {
    var request: OpaquePointer?
    try check(unsafe ov_compiled_model_create_infer_request(handle, &request), "Making a request", file: file)
    return unsafe InferRequest(taking: request!, file: file)
  }

  /// A property of the prepared network as text, such as `INFERENCE_PRECISION_HINT`.
  func property(_ key: String) throws(EngineError) -> String {
    var value: UnsafeMutablePointer<CChar>?
    try check(
      unsafe ov_compiled_model_get_property(handle, key, &value), "Reading the property \(key)", file: file)
    defer { unsafe ov_free(value) }
    return unsafe String(cString: value!)
  }
}
