internal import ApicalImaging

/// One thing on a page, at points from its top left corner.
enum PageItem {
  /// Some lines of a text; the first one's top lies at the position.
  case text(TextLayout, lines: Range<Int>, at: Point, colour: Colour)
  /// A figure, enlarged by a factor.
  case scene(Scene, at: Point, scale: Double)
  /// A straight line.
  case rule(from: Point, to: Point, Stroke)
  /// A filled rectangle.
  case fill(Rectangle, Colour)
  /// A rectangle that leads to a place in the document.
  case link(Rectangle, to: PageTarget)
}

/// A place in the document.
struct PageTarget: Equatable {
  /// From 1.
  let page: Int
  /// Points from the top of the page.
  let y: Double
}

/// An entry of the outline.
struct OutlineEntry: Equatable {
  let number: String
  let title: String
  /// 1 for a section of the document.
  let depth: Int
  let target: PageTarget
}
