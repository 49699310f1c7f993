internal import ApicalImaging

extension PDFComposer {
  /// A line of the contents whose page is not known yet.
  struct ContentsLine {
    let page: Int
    let y: Double
    let height: Double
  }

  /// Leaves room for the contents and writes their titles; a document of one section has none.
  mutating func reserveContents() -> [ContentsLine] {
    guard document.sections.count > 1 else { return [] }
    add(
      TextLayout("Contents", font: PageStyle.factLabel), x: PageStyle.left, y: flow.y, colour: Palette.muted)
    flow.advance(13)
    var counter = Numbering()
    return reserve(document.sections, depth: 1, &counter)
  }

  /// Adds page numbers and links, once the sections have their places.
  mutating func fill(_ lines: [ContentsLine]) {
    for (line, entry) in zip(lines, outline) {
      let number = TextLayout("\(entry.target.page)", font: PageStyle.body)
      let right = PageStyle.left + PageStyle.width
      flow.add(
        .text(
          number, lines: 0..<1, at: Point(x: right - number.size.width, y: line.y), colour: Palette.muted),
        page: line.page)
      let box = Rectangle(x: PageStyle.left, y: line.y, width: PageStyle.width, height: line.height)
      flow.add(.link(box, to: entry.target), page: line.page)
    }
  }

  private mutating func reserve(
    _ sections: [Section], depth: Int, _ counter: inout Numbering
  ) -> [ContentsLine] {
    var result: [ContentsLine] = []
    for section in sections {
      let number = counter.nextSection(depth: depth)
      let indent = Double(depth - 1) * 16
      let title = TextLayout(
        [TextSpan(number + "\u{2002}", colour: Palette.muted), TextSpan(section.title)], font: PageStyle.body,
        width: PageStyle.width - indent - 40)
      flow.reserve(title.size.height)
      let line = ContentsLine(page: flow.page, y: flow.y, height: title.size.height)
      add(title, x: PageStyle.left + indent, y: flow.y, colour: Palette.ink)
      flow.advance(line.height + 3)
      result += [line] + reserve(section.subsections, depth: depth + 1, &counter)
    }
    return result
  }
}
