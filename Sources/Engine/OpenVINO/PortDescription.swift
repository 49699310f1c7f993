internal import COpenVINO

/// Name, shape and type of one input or output of a network.
struct PortDescription: Sendable, Equatable {
  /// Empty if the network does not name it.
  let name: String
  /// Sizes, nil for one that may vary; nil as a whole if even their number may vary.
  let shape: [Int?]?
  /// Type of its values; nil for one that is not handed to networks here.
  let element: TensorElement?

  /// True for 32-bit floating point, the only type of images and results here.
  var isFloat32: Bool { element == .float32 }

  /// Copies what a port of the C API says; the port stays the caller's.
  @unsafe init(reading port: OpaquePointer, file: String) throws(EngineError) {
    var text: UnsafeMutablePointer<CChar>?
    if unsafe ov_port_get_any_name(port, &text) == OK, let text = unsafe text {
      name = unsafe String(cString: text)
      unsafe ov_free(text)
    } else {
      name = ""
    }
    var type = DYNAMIC
    try check(unsafe ov_port_get_element_type(port, &type), "Reading the type of \(name)", file: file)
    element = TensorElement(type)
    var partial = unsafe ov_partial_shape_t()
    try check(unsafe ov_port_get_partial_shape(port, &partial), "Reading the shape of \(name)", file: file)
    shape = unsafe Self.sizes(partial)
    unsafe ov_partial_shape_free(&partial)
  }

  /// As people write it: `1 × 3 × ? × ?`.
  var shapeText: String {
    guard let shape else { return "of unknown rank" }
    return shape.map { $0.map(String.init) ?? "?" }.joined(separator: " × ")
  }

  /// True if a tensor of `sizes` can be handed in: same rank, and every fixed size equal.
  func accepts(_ sizes: [Int]) -> Bool {
    guard let shape else { return true }
    return shape.count == sizes.count && zip(shape, sizes).allSatisfy { $0 == nil || $0 == $1 }
  }

  private static func sizes(_ partial: ov_partial_shape_t) -> [Int?]? {
    guard unsafe partial.rank.min == partial.rank.max else { return nil }
    return unsafe UnsafeBufferPointer(start: partial.dims, count: Int(partial.rank.min)).map { dimension in
      dimension.min == dimension.max ? Int(dimension.min) : nil
    }
  }
}
