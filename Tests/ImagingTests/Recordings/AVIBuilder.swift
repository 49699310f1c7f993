import ApicalImaging
import Foundation

/// Writes small AVI files of uncompressed frames.
struct AVIBuilder {
  var size = PixelSize(width: 16, height: 8)
  /// Bottom row first, blue, green, red: width × height × 3 bytes a frame.
  var frames: [[UInt8]]
  /// Frames/s.
  var rate = 25
  /// What the header announces; nil for what is there.
  var announced: Int?

  var bytes: [UInt8] {
    let count = announced ?? frames.count
    let main =
      words([1_000_000 / rate, 0, 0, 0x10, count, 0, 1, size.count * 3, size.width, size.height, 0, 0, 0, 0])
    let stream =
      Array("vidsDIB ".utf8) + words([0, 0, 0, 1, rate, 0, count, size.count * 3, 0, 0])
      + words([0, size.height << 16 | size.width])
    let bitmap =
      words([40, size.width, size.height, 24 << 16 | 1, 0, size.count * 3, 0, 0, 0, 0])
    let header = list(
      "hdrl", chunk("avih", main) + list("strl", chunk("strh", stream) + chunk("strf", bitmap)))
    let content = Array("AVI ".utf8) + header + list("movi", frames.flatMap { chunk("00db", $0) })
    return Array("RIFF".utf8) + words([content.count]) + content
  }

  private func list(_ name: String, _ content: [UInt8]) -> [UInt8] {
    chunk("LIST", Array(name.utf8) + content)
  }

  private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array(name.utf8) + words([content.count]) + content + [UInt8](repeating: 0, count: content.count % 2)
  }

  private func words(_ values: [Int]) -> [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  }
}
