/// A NIfTI file made byte by byte after nifti1.h and nifti2.h, without the reader's or writer's help.
struct NIfTIBuilder {
  var version = 1
  var isBigEndian = false
  /// `datatype` and bytes of a sample.
  var type: (code: Int, size: Int) = (2, 1)
  var dimensions = [3, 2]
  /// `pixdim[1...]`.
  var pixelDimensions = [0.5, 0.25]
  var units = 2
  var slope = 0.0, intercept = 0.0
  /// Bit patterns of the samples.
  var samples: [UInt64] = [1, 2, 3, 4, 5, 6]

  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: version == 1 ? 352 : 544)
    func put(_ value: UInt64, _ size: Int, at offset: Int) {
      bytes.replaceSubrange(offset..<offset + size, with: field(value, size))
    }
    func put(real value: Double, at offset: Int) {
      if version == 1 {
        put(UInt64(Float(value).bitPattern), 4, at: offset)
      } else {
        put(value.bitPattern, 8, at: offset)
      }
    }
    let isFirst = version == 1
    put(isFirst ? 348 : 540, 4, at: 0)
    let magic: [UInt8] = isFirst ? [0x6E, 0x2B, 0x31, 0] : [0x6E, 0x2B, 0x32, 0, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes.replaceSubrange((isFirst ? 344 : 4)..<(isFirst ? 348 : 12), with: magic)
    for (axis, extent) in ([dimensions.count] + dimensions).enumerated() {
      put(UInt64(bitPattern: Int64(extent)), isFirst ? 2 : 8, at: isFirst ? 40 + 2 * axis : 16 + 8 * axis)
    }
    put(UInt64(type.code), 2, at: isFirst ? 70 : 12)
    put(UInt64(8 * type.size), 2, at: isFirst ? 72 : 14)
    for (axis, step) in pixelDimensions.enumerated() {
      put(real: step, at: isFirst ? 80 + 4 * axis : 112 + 8 * axis)
    }
    if isFirst { put(real: 352, at: 108) } else { put(544, 8, at: 168) }
    put(real: slope, at: isFirst ? 112 : 176)
    put(real: intercept, at: isFirst ? 116 : 184)
    put(UInt64(units), isFirst ? 1 : 4, at: isFirst ? 123 : 500)
    return bytes + samples.flatMap { field($0, type.size) }
  }

  private func field(_ value: UInt64, _ size: Int) -> [UInt8] {
    let little = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    return isBigEndian ? little.reversed() : little
  }
}
