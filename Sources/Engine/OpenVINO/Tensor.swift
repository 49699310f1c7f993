internal import COpenVINO

/// Type of a tensor's values.
enum TensorElement: Sendable, Equatable {
  /// 32-bit floating point: images and results.
  case float32
  /// 64-bit integers: the time step of many denoisers.
  case int64

  /// nil for any other type of the C API.
  init?(_ type: ov_element_type_e) {
    switch type {
    case F32: self = .float32
    case I64: self = .int64
    default: return nil
    }
  }

  fileprivate var code: ov_element_type_e { self == .float32 ? F32 : I64 }
}

/// Owns one `ov_tensor_t`, freed exactly once.
///
/// Sendable because ``LanePool`` lends it to one thread at a time.
@safe final class Tensor: @unchecked Sendable {
  private let handle: OpaquePointer
  private let data: UnsafeMutableRawPointer
  /// Type of the values.
  let element: TensorElement
  /// Sizes, the slowest first: batch, channel, row, column.
  let shape: [Int]

  /// A tensor with memory of its own.
  convenience init(shape: [Int], element: TensorElement = .float32) throws(EngineError) {
    var dimensions = shape.map { Int64($0) }
    var handle: OpaquePointer?
    let status = unsafe dimensions.withUnsafeMutableBufferPointer { dimensions in
      unsafe ov_tensor_create(
        element.code, ov_shape_t(rank: Int64(shape.count), dims: dimensions.baseAddress), &handle)
    }
    try check(status, "Making a tensor of \(shape)")
    try unsafe self.init(taking: handle!, shape: shape)
  }

  /// Takes over the handle, whose values must be of a known type.
  ///
  /// - Parameter shape: Sizes, where they are known; the C API does not give those of a single value without axes.
  @unsafe init(taking handle: OpaquePointer, shape known: [Int]? = nil) throws(EngineError) {
    unsafe self.handle = handle
    var data: UnsafeMutableRawPointer?
    var type = DYNAMIC
    try check(unsafe ov_tensor_get_element_type(handle, &type), "Reading a tensor's type")
    guard let element = TensorElement(type) else {
      preconditionFailure("networks with other types are refused before they run")
    }
    self.element = element
    if let known { shape = known } else { shape = try unsafe Self.shape(of: handle) }
    try check(unsafe ov_tensor_data(handle, &data), "Reading a tensor's memory")
    unsafe self.data = data!
  }

  /// Number of values.
  var count: Int { shape.reduce(1, *) }

  deinit { unsafe ov_tensor_free(handle) }

  @unsafe private static func shape(of handle: OpaquePointer) throws(EngineError) -> [Int] {
    var dimensions = unsafe ov_shape_t()
    try check(unsafe ov_tensor_get_shape(handle, &dimensions), "Reading a tensor's shape")
    defer { _ = unsafe ov_shape_free(&dimensions) }
    return unsafe UnsafeBufferPointer(start: dimensions.dims, count: Int(dimensions.rank)).map { Int($0) }
  }

  /// Lends the handle to a call of the C API.
  func withHandle<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(handle) }

  /// Lends the values, 32-bit floating point, to be read.
  func withValues<Result>(_ body: (Span<Float>) -> Result) -> Result { unsafe body(values().span) }

  /// Lends the values, 32-bit floating point, to be written.
  func withMutableValues(_ body: (inout MutableSpan<Float>) -> Void) {
    var span = unsafe values().mutableSpan
    body(&span)
  }

  /// Sets every value to a whole number, whatever the type.
  func fill(with value: Int) {
    switch element {
    case .float32:
      withMutableValues { for index in $0.indices { $0[index] = Float(value) } }
    case .int64:
      unsafe UnsafeMutableBufferPointer(
        start: data.bindMemory(to: Int64.self, capacity: count), count: count
      ).update(repeating: Int64(value))
    }
  }

  @unsafe private func values() -> UnsafeMutableBufferPointer<Float> {
    precondition(element == .float32, "values are lent as 32-bit floating point only")
    return unsafe UnsafeMutableBufferPointer(
      start: data.bindMemory(to: Float.self, capacity: count), count: count)
  }
}
