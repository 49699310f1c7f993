/// Numbers at fixed places of a binary header, in the byte order of the file.
struct HeaderBytes {
  let bytes: [UInt8]
  let isBigEndian: Bool

  func integer<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int) -> Number {
    let width = MemoryLayout<Number>.size
    let field = bytes[offset..<offset + width]
    var bits: UInt64 = 0
    for byte in isBigEndian ? Array(field) : field.reversed() { bits = bits << 8 | UInt64(byte) }
    return Number(truncatingIfNeeded: bits)
  }

  func float(at offset: Int) -> Float { Float(bitPattern: integer(UInt32.self, at: offset)) }
  func double(at offset: Int) -> Double { Double(bitPattern: integer(UInt64.self, at: offset)) }

  /// The shortest decimal number that the stored float stands for: 0.308, not 0.30799999833.
  ///
  /// A spacing that was rounded to 24 bits would put 500 rows of 0.3 mm beyond 150 mm.
  func decimal(at offset: Int) -> Double {
    let value = float(at: offset)
    return Double(value.description) ?? Double(value)
  }
}
