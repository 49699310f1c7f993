internal import Foundation

/// Makes an inner tensor of an ONNX network an output of it.
///
/// An ONNX file is one protobuf message, and protobuf reads two messages in a row as one: fields of the second are set, and
/// lists continued. A message that holds nothing but one more entry of `graph.output`, put behind the file, is enough.
enum ONNXOutput {
  /// The bytes to put behind a network's file.
  ///
  /// - Parameter tensor: Name of the tensor, of 32-bit floating point.
  static func declaration(of tensor: String) -> Data {
    let elementType = Data([0x08, 1])  // TypeProto.Tensor.elem_type, FLOAT
    let type = field(1, elementType)  // TypeProto.tensor_type
    let value = field(1, Data(tensor.utf8)) + field(2, type)  // ValueInfoProto.name and type
    return field(7, field(12, value))  // ModelProto.graph, GraphProto.output
  }

  /// A field of bytes: its number, its length, its content.
  private static func field(_ number: UInt8, _ content: Data) -> Data {
    Data([number << 3 | 2]) + varint(content.count) + content
  }

  private static func varint(_ value: Int) -> Data {
    var rest = value
    var bytes = Data()
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    return bytes
  }
}
