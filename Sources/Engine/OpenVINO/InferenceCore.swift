internal import COpenVINO
import Foundation

/// Owns one `ov_core_t`, freed exactly once: the door to the CPU engine.
@safe struct InferenceCore: ~Copyable {
  private let handle: OpaquePointer

  /// - Throws: ``EngineError/inference(operation:file:reason:)`` if the engine's libraries do not load.
  init() throws(EngineError) {
    var handle: OpaquePointer?
    try check(unsafe ov_core_create(&handle), "Starting OpenVINO")
    unsafe self.handle = handle!  // set when the status is OK
  }

  deinit { unsafe ov_core_free(handle) }

  /// Parses an ONNX or IR file.
  func readNetwork(at url: URL) throws(EngineError) -> Network {
    let file = url.path
    var network: OpaquePointer?
    try check(unsafe ov_core_read_model(handle, file, nil, &network)) {
      .modelUnreadable(file: file, reason: $0)
    }
    return unsafe Network(taking: network!, file: file)
  }

  /// Parses an ONNX file with one more output, an inner tensor of that name; the file is read into memory.
  func readNetwork(at url: URL, addingOutput tensor: String) throws(EngineError) -> Network {
    let file = url.path
    let bytes: Data
    do { bytes = try Data(contentsOf: url) + ONNXOutput.declaration(of: tensor) } catch {
      throw .fileUnreadable(path: file, reason: error.localizedDescription)
    }
    var network: OpaquePointer?
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe ov_core_read_model_from_memory_buffer(
        handle, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, nil, &network)
    }
    try check(status) { reason in
      .modelMismatch(
        file: file, what: "the name of its output", found: "none of its tensors (\(reason))", needed: tensor)
    }
    return unsafe Network(taking: network!, file: file)
  }

  /// Prepares a network for the CPU.
  ///
  /// - Throws: ``EngineError/precisionUnsupported(precision:processor:capabilities:)`` if it would be computed in
  ///   another precision than asked for.
  func compile(_ network: borrowing Network, options: EngineOptions) throws(EngineError) -> CompiledModel {
    try options.validate()
    try set("INFERENCE_PRECISION_HINT", options.precision.rawValue)
    try set("NUM_STREAMS", String(options.streams))
    try set("INFERENCE_NUM_THREADS", String(options.threads))
    // Pinned threads of several processes on one machine would crowd on the first cores.
    try set("ENABLE_CPU_PINNING", "NO")
    let file = network.file
    var compiled: OpaquePointer?
    let status = unsafe network.withHandle {
      unsafe ov_core_compile_model_props(handle, $0, "CPU", 0, nil, &compiled)
    }
    try check(status) { .modelUnreadable(file: file, reason: $0) }
    let model = unsafe CompiledModel(taking: compiled!, file: file)
    try require(options.precision, of: model)
    return model
  }

  /// A property of the CPU device as text, such as `FULL_DEVICE_NAME`.
  func property(_ key: String) throws(EngineError) -> String {
    var value: UnsafeMutablePointer<CChar>?
    try unsafe check(ov_core_get_property(handle, "CPU", key, &value), "Reading the property \(key)")
    defer { unsafe ov_free(value) }
    return unsafe String(cString: value!)
  }

  private func set(_ key: String, _ value: String) throws(EngineError) {
    let status = unsafe key.withCString { key in
      unsafe value.withCString { value in
        var pair = unsafe ov_property_t(key: key, value: value)
        return unsafe ov_core_set_properties(handle, "CPU", 1, &pair)
      }
    }
    try check(status, "Setting \(key) to \(value)")
  }

  /// OpenVINO computes in f32 without a word where the processor lacks the precision that was asked for.
  private func require(
    _ precision: EnginePrecision, of model: borrowing CompiledModel
  ) throws(EngineError) {
    guard try model.property("INFERENCE_PRECISION_HINT") != precision.rawValue else { return }
    throw .precisionUnsupported(
      precision: precision, processor: try property("FULL_DEVICE_NAME"),
      capabilities: try property("OPTIMIZATION_CAPABILITIES"))
  }
}
