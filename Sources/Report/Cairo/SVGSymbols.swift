internal import ApicalImaging
internal import Foundation

/// Symbols as SVG elements of their own: a tenth of the size of Cairo's outlines, and each can have a title.
struct SVGSymbols {
  let points: [Point]
  let style: DotStyle
  let titles: [String]

  /// A group of elements.
  var text: String {
    let edge = DotStyle.edge
    let group = """
      <g fill="\(style.colour.hex)" fill-opacity="\(Self.number(style.colour.opacity))" stroke="\(edge.colour.hex)" \
      stroke-opacity="\(Self.number(edge.colour.opacity))" stroke-width="\(Self.number(edge.width))">

      """
    let elements = zip(0..., points).map { index, point in
      guard index < titles.count else { return "<\(shape(at: point))/>\n" }
      return "<\(shape(at: point))><title>\(titles[index].escapedForMarkup)</title></\(element)>\n"
    }
    return group + elements.joined() + "</g>"
  }

  private var element: String { style.shape == .circle ? "circle" : "path" }

  private func shape(at point: Point) -> String {
    switch style.outline(point) {
    case .circle(let centre, let radius):
      return
        "circle cx=\"\(Self.number(centre.x))\" cy=\"\(Self.number(centre.y))\" r=\"\(Self.number(radius))\""
    case .open(let corners), .closed(let corners):
      let list = corners.map { "\(Self.number($0.x)) \(Self.number($0.y))" }
      return "path d=\"M\(list.joined(separator: "L"))z\""
    }
  }

  /// Two digits after the point, which is a hundredth of a point on paper.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension SVGSymbols {
  /// A path that no clip hides, in a colour that nothing else has: Cairo writes it where the symbols belong.
  static let standIn = Outline.closed([
    Point(x: -1, y: -1), Point(x: 30_000, y: -1), Point(x: -1, y: 30_000),
  ])
  static let standInColour = Palette.paper.opacity(0.0123)
  private static let sign = "fill-opacity:0.0123;"

  /// Puts each group in the place of its stand-in.
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)`` unless there is one stand-in a group.
  static func fill(_ body: String, with groups: [String]) throws(RenderError) -> String {
    if groups.isEmpty { return body }
    let parts = body.components(separatedBy: sign)
    guard parts.count == groups.count + 1 else {
      throw .drawing(
        operation: "symbols of an SVG", reason: "\(parts.count - 1) places for \(groups.count) groups")
    }
    var result = before(parts[0])
    for (index, group) in groups.enumerated() {
      let rest = after(parts[index + 1])
      result += group + (index + 1 == groups.count ? rest : before(rest))
    }
    return result
  }

  /// The text up to the element that ends it unfinished.
  private static func before(_ text: String) -> String {
    text.range(of: "<path", options: .backwards).map { String(text[..<$0.lowerBound]) } ?? text
  }

  /// The text behind the end of the element that it starts in.
  private static func after(_ text: String) -> String {
    text.range(of: "/>").map { String(text[$0.upperBound...]) } ?? text
  }
}
