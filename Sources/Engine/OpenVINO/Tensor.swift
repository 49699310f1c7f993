internal import COpenVINO

/// Owns one `ov_tensor_t` of 32-bit floating point, freed exactly once.
///
/// Sendable because ``LanePool`` lends it to one thread at a time.
@safe final class Tensor: @unchecked Sendable {
  private let handle: OpaquePointer
  private let values: UnsafeMutableBufferPointer<Float>
  /// Sizes, the slowest first: batch, channel, row, column.
  let shape: [Int]

  /// A tensor with memory of its own.
  convenience init(shape: [Int]) throws(EngineError) {
    var dimensions = shape.map { Int64($0) }
    var handle: OpaquePointer?
    let status = unsafe dimensions.withUnsafeMutableBufferPointer { dimensions in
      unsafe ov_tensor_create(
        F32, ov_shape_t(rank: Int64(shape.count), dims: dimensions.baseAddress), &handle)
    }
    try check(status, "Making a tensor of \(shape)")
    try unsafe self.init(taking: handle!)
  }

  /// Takes over the handle, which must be of 32-bit floating point.
  @unsafe init(taking handle: OpaquePointer) throws(EngineError) {
    unsafe self.handle = handle
    var dimensions = unsafe ov_shape_t()
    var data: UnsafeMutableRawPointer?
    var type = DYNAMIC
    try check(unsafe ov_tensor_get_element_type(handle, &type), "Reading a tensor's type")
    precondition(type == F32, "networks with other types are refused before they run")
    try check(unsafe ov_tensor_get_shape(handle, &dimensions), "Reading a tensor's shape")
    defer { _ = unsafe ov_shape_free(&dimensions) }
    shape = unsafe UnsafeBufferPointer(start: dimensions.dims, count: Int(dimensions.rank)).map { Int($0) }
    try check(unsafe ov_tensor_data(handle, &data), "Reading a tensor's memory")
    let count = shape.reduce(1, *)
    unsafe values = UnsafeMutableBufferPointer(
      start: data!.bindMemory(to: Float.self, capacity: count), count: count)
  }

  deinit { unsafe ov_tensor_free(handle) }

  /// Lends the handle to a call of the C API.
  func withHandle<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(handle) }

  /// Lends the values to be read.
  func withValues<Result>(_ body: (Span<Float>) -> Result) -> Result { unsafe body(values.span) }

  /// Lends the values to be written.
  func withMutableValues(_ body: (inout MutableSpan<Float>) -> Void) {
    var span = unsafe values.mutableSpan
    body(&span)
  }
}
