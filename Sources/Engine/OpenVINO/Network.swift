internal import COpenVINO

/// Owns one `ov_model_t`, freed exactly once: a parsed network that is not yet prepared for a device.
@safe struct Network: ~Copyable {
  private let handle: OpaquePointer
  /// Path it was read from, for messages.
  let file: String

  /// Takes over the handle.
  @unsafe init(taking handle: OpaquePointer, file: String) {
    unsafe self.handle = handle
    self.file = file
  }

  deinit { unsafe ov_model_free(handle) }

  /// Lends the handle to a call of the C API.
  func withHandle<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(handle) }

  /// The inputs in the order of the file.
  func inputs() throws(EngineError) -> [PortDescription] {
    var count = 0
    try check(unsafe ov_model_inputs_size(handle, &count), "Counting inputs", file: file)
    return try unsafe ports(count) { index, port in unsafe ov_model_const_input_by_index(handle, index, &port)
    }
  }

  /// The outputs in the order of the file.
  func outputs() throws(EngineError) -> [PortDescription] {
    var count = 0
    try check(unsafe ov_model_outputs_size(handle, &count), "Counting outputs", file: file)
    return try unsafe ports(count) { index, port in
      unsafe ov_model_const_output_by_index(handle, index, &port)
    }
  }

  /// Fixes the shape of the only input, and with it every shape that follows from it.
  func reshape(to shape: [Int]) throws(EngineError) {
    let dimensions = shape.map { Int64($0) }
    var partial = unsafe ov_partial_shape_t()
    try check(
      unsafe ov_partial_shape_create_static(Int64(dimensions.count), dimensions, &partial), "Making a shape",
      file: file)
    defer { unsafe ov_partial_shape_free(&partial) }
    try check(unsafe ov_model_reshape_single_input(handle, partial)) { reason in
      .modelMismatch(
        file: file, what: "its input", found: "fixed to another shape (\(reason))", needed: "\(shape)")
    }
  }

  /// Fixes the shape of one input of several.
  func reshape(input name: String, to shape: [Int]) throws(EngineError) {
    let dimensions = shape.map { Int64($0) }
    var partial = unsafe ov_partial_shape_t()
    try check(
      unsafe ov_partial_shape_create_static(Int64(dimensions.count), dimensions, &partial), "Making a shape",
      file: file)
    defer { unsafe ov_partial_shape_free(&partial) }
    try check(unsafe ov_model_reshape_input_by_name(handle, name, partial)) { reason in
      .modelMismatch(
        file: file, what: "its input \(name)", found: "fixed to another shape (\(reason))", needed: "\(shape)"
      )
    }
  }

  private func ports(
    _ count: Int, _ open: (Int, inout OpaquePointer?) -> ov_status_e
  ) throws(EngineError) -> [PortDescription] {
    var ports: [PortDescription] = []
    for index in 0..<count {
      var port: OpaquePointer?
      try check(unsafe open(index, &port), "Reading the inputs and outputs", file: file)
      defer { unsafe ov_output_const_port_free(port) }
      ports.append(try unsafe PortDescription(reading: port!, file: file))
    }
    return ports
  }
}
