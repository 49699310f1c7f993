/// The `Key = Value` pairs of a MetaImage header, read as what they should be.
struct MetaImageFields {
  private let fields: [String: String]

  init(_ fields: [String: String]) { self.fields = fields }

  func text(_ key: String) throws(ImageFileError.Problem) -> String {
    guard let text = fields[key], !text.isEmpty else { throw .badHeader(reason: "no \(key)") }
    return text
  }

  /// - Parameter fallback: The value of a missing field; nil when the field is required.
  func integer(_ key: String, orElse fallback: Int?) throws(ImageFileError.Problem) -> Int {
    if let fallback, fields[key] == nil { return fallback }
    return try integers(key, count: 1)[0]
  }

  func integers(_ key: String, count: Int) throws(ImageFileError.Problem) -> [Int] {
    let text = try text(key)
    let values = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard values.count == count else {
      throw .badHeader(reason: "\(key) = \(text.prefix(40)); needed: \(count) integers")
    }
    return values
  }

  /// The first of the keys that is there; nil if none is.
  func flag(_ keys: [String]) throws(ImageFileError.Problem) -> Bool? {
    guard let key = keys.first(where: { fields[$0] != nil }), let text = fields[key] else { return nil }
    switch text.lowercased() {
    case "true", "t", "1": return true
    case "false", "f", "0": return false
    default: throw .badHeader(reason: "\(key) = \(text.prefix(40)); needed: True or False")
    }
  }

  /// mm; nil where the header states neither spacing nor element size.
  func spacing(axes: Int) throws(ImageFileError.Problem) -> Spacing? {
    guard let key = ["ElementSpacing", "ElementSize"].first(where: { fields[$0] != nil }) else { return nil }
    let text = try text(key)
    let values = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard values.count == axes else {
      throw .badHeader(reason: "\(key) = \(text.prefix(40)); needed: \(axes) numbers")
    }
    do {
      return try Spacing(x: values[0], y: values[1])
    } catch {
      throw .badSpacing(values)
    }
  }

  func sampleType() throws(ImageFileError.Problem) -> SampleType {
    switch try text("ElementType") {
    case "MET_UCHAR": return .uint8
    case "MET_CHAR": return .int8
    case "MET_SHORT": return .int16
    case "MET_USHORT": return .uint16
    case "MET_INT", "MET_LONG": return .int32
    case "MET_UINT", "MET_ULONG": return .uint32
    case "MET_LONG_LONG": return .int64
    case "MET_ULONG_LONG": return .uint64
    case "MET_FLOAT": return .float32
    case "MET_DOUBLE": return .float64
    case let name: throw .unsupportedType("Element type \(name.prefix(40))")
    }
  }
}
