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
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)`` when Cairo left out a stand-in of symbols.
  func rewrite(_ data: Data, size: Size, symbols: [String] = []) throws(RenderError) -> String {
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
    let body = String(decoding: renamed(source, from: bodyStart(source)), as: UTF8.self)
    return root + (try SVGSymbols.fill(body, with: symbols))
  }

  /// The first byte after Cairo's own `<svg …>` tag.
  private func bodyStart(_ bytes: [UInt8]) -> Int {
    let tag = Array("<svg".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: tag) } ?? bytes.endIndex
    return (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex - 1) + 1
  }

  /// Every `id="…"`, `href="#…"` and `url(#…)` with its new name.
  private func renamed(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var names: [[UInt8]: Int] = [:]
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var copied = start
    var index = start
    while index < bytes.count {
      guard let opening = Self.opening(bytes[index]), bytes[index...].starts(with: opening) else {
        index += 1
        continue
      }
      let first = index + opening.count
      let closing = opening[0] == UInt8(ascii: "u") ? UInt8(ascii: ")") : UInt8(ascii: "\"")
      let end = bytes[first...].firstIndex { $0 == closing } ?? bytes.count
      let name = bytes[first..<end].drop { $0 == UInt8(ascii: "#") }
      let number = names[Array(name), default: names.count + 1]
      names[Array(name)] = number
      output += bytes[copied..<(end - name.count)] + Array("\(prefix)-\(number)".utf8)
      copied = end
      index = end
    }
    return output + bytes[copied...]
  }

  /// What stands before an id, by its first byte.
  private static func opening(_ first: UInt8) -> [UInt8]? {
    switch first {
    case UInt8(ascii: " "): ofID
    case UInt8(ascii: "h"): ofLink
    case UInt8(ascii: "u"): ofURL
    default: nil
    }
  }

  private static let ofID = Array(" id=\"".utf8), ofLink = Array("href=\"#".utf8), ofURL = Array("url(#".utf8)

  private func trimmed(_ value: Double) -> String { String(format: "%g", (value * 100).rounded() / 100) }
}
