internal import Foundation

/// Turns Cairo's SVG into one that can stand beside others in a page.
///
/// Cairo numbers its glyphs, clips and images anew in each file and by a count of the process. Here the ids get
/// the figure's prefix and are numbered in the order of their appearance: unique in a page and the same in every run.
struct SVGText {
  let prefix: String
  let title: String
  let description: String

  /// The drawing with its own root element: a fixed size that shrinks with the page, a title and a description.
  func rewrite(_ data: Data, size: Size) -> String {
    let source = Array(data)
    let width = trimmed(size.width)
    let height = trimmed(size.height)
    let root = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      width="\(width)pt" height="\(height)pt" viewBox="0 0 \(width) \(height)" \
      style="max-width:100%;height:auto" role="img" aria-labelledby="\(prefix)-title \(prefix)-desc">
      <title id="\(prefix)-title">\(title.escapedForMarkup)</title>
      <desc id="\(prefix)-desc">\(description.escapedForMarkup)</desc>

      """
    return root + String(decoding: renamed(source[bodyStart(source)...]), as: UTF8.self)
  }

  /// The first byte after Cairo's own `<svg …>` tag.
  private func bodyStart(_ bytes: [UInt8]) -> Int {
    let tag = Array("<svg".utf8)
    var index = 0
    while index + tag.count < bytes.count, Array(bytes[index..<index + tag.count]) != tag { index += 1 }
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
    return min(index + 2, bytes.count)
  }

  /// Every `id="…"`, `href="#…"` and `url(#…)` with its new name.
  private func renamed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let openings: [(start: [UInt8], end: UInt8)] = [
      (Array(" id=\"".utf8), UInt8(ascii: "\"")), (Array("href=\"#".utf8), UInt8(ascii: "\"")),
      (Array("url(#".utf8), UInt8(ascii: ")")),
    ]
    var names: [String: Int] = [:]
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard let opening = openings.first(where: { bytes[index...].starts(with: $0.start) }) else {
        output.append(bytes[index])
        index += 1
        continue
      }
      index += opening.start.count
      let end = bytes[index...].firstIndex(of: opening.end) ?? bytes.endIndex
      let name = String(decoding: bytes[index..<end], as: UTF8.self)
      let number = names[name, default: names.count + 1]
      names[name] = number
      output += opening.start + Array("\(prefix)-\(number)".utf8)
      index = end
    }
    return output
  }

  private func trimmed(_ value: Double) -> String { String(format: "%g", (value * 100).rounded() / 100) }
}
