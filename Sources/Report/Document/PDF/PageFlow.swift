internal import ApicalImaging

/// Fills pages from top to bottom.
struct PageFlow {
  /// Finished pages and the one being filled.
  private(set) var pages: [[PageItem]] = [[]]
  /// Where the next block starts, points from the top of the page.
  private(set) var y = PageStyle.top

  /// From 1.
  var page: Int { pages.count }
  var target: PageTarget { PageTarget(page: page, y: y) }
  var isAtTop: Bool { y <= PageStyle.top }
  /// Height left on the page.
  var room: Double { PageStyle.bottom - y }

  mutating func add(_ item: PageItem) { pages[pages.count - 1].append(item) }

  /// Adds to a page that may be full already.
  mutating func add(_ item: PageItem, page: Int) { pages[page - 1].append(item) }

  /// Moves down; no space is left at the top of a page.
  mutating func space(_ height: Double) { if !isAtTop { y += height } }

  mutating func advance(_ height: Double) { y += height }

  mutating func newPage() {
    pages.append([])
    y = PageStyle.top
  }

  /// Starts a new page unless so much height is left; a block taller than any page starts on a fresh one.
  mutating func reserve(_ height: Double) {
    if height > room + 0.01, !isAtTop { newPage() }
  }

  /// Sets text at the cursor, broken over pages so that no line stands alone.
  mutating func place(_ layout: TextLayout, x: Double = PageStyle.left, colour: Colour = Palette.ink) {
    let lines = layout.lines
    var first = 0
    while first < lines.count {
      let count = fitting(lines[first...])
      if count == 0 {
        newPage()
        continue
      }
      let range = first..<(first + count)
      add(.text(layout, lines: range, at: Point(x: x, y: y), colour: colour))
      advance(lines[range.upperBound - 1].bottom - lines[first].top)
      first += count
      if first < lines.count { newPage() }
    }
  }

  /// How many of the lines go on this page: all, or so many that two stay together on both sides.
  private func fitting(_ lines: ArraySlice<TextLayout.Line>) -> Int {
    guard let start = lines.first?.top else { return 0 }
    let count = lines.prefix { $0.bottom - start <= room + 0.01 }.count
    if count == lines.count || (isAtTop && lines.count < 4) { return max(count, isAtTop ? 1 : 0) }
    let kept = min(count, lines.count - 2)
    return kept >= 2 ? kept : isAtTop ? max(count, 1) : 0
  }
}

extension PageFlow {
  /// Lays links over all references of the texts that have a target.
  mutating func link(to targets: [String: PageTarget]) {
    for page in pages.indices {
      pages[page] += pages[page].flatMap { $0.links(to: targets) }
    }
  }
}

extension PageItem {
  fileprivate func links(to targets: [String: PageTarget]) -> [PageItem] {
    guard case .text(let layout, let lines, let position, _) = self, layout.hasReferences else { return [] }
    let all = layout.lines
    return lines.flatMap { layout.references(line: $0, all[$0]) }.compactMap { box, id in
      targets[id].map { target in
        let y = position.y + box.y - all[lines.lowerBound].top
        return .link(
          Rectangle(x: position.x + box.x, y: y, width: box.width, height: box.height), to: target)
      }
    }
  }
}
