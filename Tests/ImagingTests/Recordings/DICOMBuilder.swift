import ApicalImaging
import Foundation

/// Writes small DICOM files, explicit VR, little endian.
struct DICOMBuilder {
  enum Pixels {
    /// All frames, one after the other.
    case native([UInt8])
    /// One fragment a frame.
    case fragments([[UInt8]])
  }

  /// Calibrated regions; deltas in cm.
  struct Region {
    var spatialFormat = 1, dataType = 1, units = 3
    var left = 0, top = 0, right = 0, bottom = 0
    var delta = (x: 0.05, y: 0.05)
  }

  var transferSyntax = "1.2.840.10008.1.2.1"
  var size = PixelSize(width: 16, height: 8)
  var frames = 1, channels = 1, bitsAllocated = 8, bitsStored = 8
  var colour = "MONOCHROME2"
  var isPlanar = false
  var regions: [Region] = []
  var pixels = Pixels.native([])
  /// More elements: group × 65536 + element, VR, value.
  var extra: [(tag: Int, vr: String, value: [UInt8])] = []

  var bytes: [UInt8] {
    var meta = element(0x0002_0001, "OB", [0, 1])
    meta += element(0x0002_0002, "UI", text("1.2.840.10008.5.1.4.1.1.3.1"))
    meta += element(0x0002_0003, "UI", text("1.2.3.4"))
    meta += element(0x0002_0010, "UI", text(transferSyntax))
    let length = element(0x0002_0000, "UL", integer(meta.count, bytes: 4))
    let body = elements.sorted { $0.tag < $1.tag }.flatMap { element($0.tag, $0.vr, $0.value) }
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length + meta + body + pixelElement
  }

  private var elements: [(tag: Int, vr: String, value: [UInt8])] {
    var list: [(tag: Int, vr: String, value: [UInt8])] = [
      (0x0008_0016, "UI", text("1.2.840.10008.5.1.4.1.1.3.1")),
      (0x0008_0060, "CS", text("US")),
      (0x0028_0002, "US", integer(channels, bytes: 2)),
      (0x0028_0004, "CS", text(colour)),
      (0x0028_0008, "IS", text("\(frames)")),
      (0x0028_0010, "US", integer(size.height, bytes: 2)),
      (0x0028_0011, "US", integer(size.width, bytes: 2)),
      (0x0028_0100, "US", integer(bitsAllocated, bytes: 2)),
      (0x0028_0101, "US", integer(bitsStored, bytes: 2)),
      (0x0028_0102, "US", integer(bitsStored - 1, bytes: 2)),
      (0x0028_0103, "US", integer(0, bytes: 2)),
    ]
    if channels == 3 { list.append((0x0028_0006, "US", integer(isPlanar ? 1 : 0, bytes: 2))) }
    if !regions.isEmpty { list.append((0x0018_6011, "SQ", regions.flatMap(item))) }
    return list + extra
  }

  private func item(_ region: Region) -> [UInt8] {
    var bytes = element(0x0018_6012, "US", integer(region.spatialFormat, bytes: 2))
    bytes += element(0x0018_6014, "US", integer(region.dataType, bytes: 2))
    bytes += element(0x0018_6018, "UL", integer(region.left, bytes: 4))
    bytes += element(0x0018_601A, "UL", integer(region.top, bytes: 4))
    bytes += element(0x0018_601C, "UL", integer(region.right, bytes: 4))
    bytes += element(0x0018_601E, "UL", integer(region.bottom, bytes: 4))
    bytes += element(0x0018_6024, "US", integer(region.units, bytes: 2))
    bytes += element(0x0018_6026, "US", integer(region.units, bytes: 2))
    bytes += element(0x0018_602C, "FD", double(region.delta.x))
    bytes += element(0x0018_602E, "FD", double(region.delta.y))
    return tag(0xFFFE_E000) + integer(bytes.count, bytes: 4) + bytes
  }

  private var pixelElement: [UInt8] {
    switch pixels {
    case .native(let bytes): return element(0x7FE0_0010, bitsAllocated == 8 ? "OB" : "OW", bytes)
    case .fragments(let fragments):
      let items = ([[]] + fragments).flatMap { fragment in
        let padded = fragment + [UInt8](repeating: 0, count: fragment.count % 2)
        return tag(0xFFFE_E000) + integer(padded.count, bytes: 4) + padded
      }
      return tag(0x7FE0_0010) + Array("OB".utf8) + [0, 0, 255, 255, 255, 255] + items + tag(0xFFFE_E0DD)
        + integer(0, bytes: 4)
    }
  }

  func text(_ value: String) -> [UInt8] { Array(value.utf8) }
  func double(_ value: Double) -> [UInt8] { integer(Int(bitPattern: UInt(value.bitPattern)), bytes: 8) }
  func float(_ value: Float) -> [UInt8] { integer(Int(value.bitPattern), bytes: 4) }
  func integer(_ value: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func tag(_ tag: Int) -> [UInt8] { integer(tag >> 16, bytes: 2) + integer(tag & 0xFFFF, bytes: 2) }

  private func element(_ number: Int, _ vr: String, _ value: [UInt8]) -> [UInt8] {
    let padding: UInt8 = ["UI", "OB", "OW"].contains(vr) ? 0 : 32
    let padded = value + [UInt8](repeating: padding, count: value.count % 2)
    let isLong = ["OB", "OW", "SQ"].contains(vr)
    let length = isLong ? [0, 0] + integer(padded.count, bytes: 4) : integer(padded.count, bytes: 2)
    return tag(number) + Array(vr.utf8) + length + padded
  }
}
