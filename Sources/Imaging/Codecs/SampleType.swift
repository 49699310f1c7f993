/// How one pixel is stored.
enum SampleType: CaseIterable {
  case uint8, int8, int16, uint16, int32, uint32, int64, uint64, float32, float64

  /// Bytes a pixel.
  var byteCount: Int {
    switch self {
    case .uint8, .int8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// The values of all samples in `bytes`.
  func values(_ bytes: RawSpan, isBigEndian: Bool) -> [Float] {
    switch self {
    case .uint8: Self.integers(UInt8.self, bytes, isBigEndian)
    case .int8: Self.integers(Int8.self, bytes, isBigEndian)
    case .int16: Self.integers(Int16.self, bytes, isBigEndian)
    case .uint16: Self.integers(UInt16.self, bytes, isBigEndian)
    case .int32: Self.integers(Int32.self, bytes, isBigEndian)
    case .uint32: Self.integers(UInt32.self, bytes, isBigEndian)
    case .int64: Self.integers(Int64.self, bytes, isBigEndian)
    case .uint64: Self.integers(UInt64.self, bytes, isBigEndian)
    case .float32: Self.convert(UInt32.self, bytes, isBigEndian) { Float(bitPattern: $0) }
    case .float64: Self.convert(UInt64.self, bytes, isBigEndian) { Float(Double(bitPattern: $0)) }
    }
  }

  private static func integers<Stored: FixedWidthInteger & BitwiseCopyable>(
    _ type: Stored.Type, _ bytes: RawSpan, _ isBigEndian: Bool
  ) -> [Float] {
    convert(type, bytes, isBigEndian) { Float($0) }
  }

  private static func convert<Stored: FixedWidthInteger & BitwiseCopyable>(
    _ type: Stored.Type, _ bytes: RawSpan, _ isBigEndian: Bool, _ transform: (Stored) -> Float
  ) -> [Float] {
    let width = MemoryLayout<Stored>.size
    let count = bytes.byteCount / width
    var values: [Float] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      let raw = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index * width, as: Stored.self)
      values.append(transform(isBigEndian ? Stored(bigEndian: raw) : Stored(littleEndian: raw)))
    }
    return values
  }
}
