internal import ApicalImaging
internal import CCairo

extension CairoCanvas {
  func draw(_ item: PageItem) throws(RenderError) {
    switch item {
    case .text(let layout, let lines, let position, let colour):
      draw(layout, lines: lines, at: position, colour: colour)
    case .scene(let scene, let position, let scale): try draw(scene, at: position, scale: scale)
    case .rule(let from, let to, let stroke):
      try draw(.path([.line(from, to)], fill: nil, stroke: stroke))
    case .fill(let box, let colour): try draw(.path([.rectangle(box)], fill: colour, stroke: nil))
    case .link(let box, let target): link(box, to: target)
    }
  }

  /// Ends a page; what follows goes on the next one.
  func finishPage() throws(RenderError) {
    unsafe cairo_show_page(context)
    try check("finish a page")
  }

  /// Entries of the outline that viewers show beside the pages.
  func addOutline(_ entries: [OutlineEntry]) {
    var parents: [Int32] = [0]  // CAIRO_PDF_OUTLINE_ROOT
    for entry in entries {
      let depth = min(entry.depth, parents.count)
      let flags = CAIRO_PDF_OUTLINE_FLAG_OPEN
      let id = unsafe cairo_pdf_surface_add_outline(
        surface, parents[depth - 1], "\(entry.number)  \(entry.title)", attributes(entry.target), flags)
      parents = Array(parents.prefix(depth)) + [id]
    }
  }

  private func draw(_ layout: TextLayout, lines: Range<Int>, at position: Point, colour: Colour) {
    let all = layout.lines
    setSource(colour)
    for index in lines {
      let line = all[index]
      unsafe cairo_move_to(
        context, position.x + line.x, position.y + line.baseline - all[lines.lowerBound].top)
      unsafe layout.show(line: index, in: context)
    }
  }

  private func link(_ box: Rectangle, to target: PageTarget) {
    let rectangle = "rect=[\(box.x) \(box.y) \(box.width) \(box.height)] "
    unsafe cairo_tag_begin(context, "Link", rectangle + attributes(target))
    unsafe cairo_tag_end(context, "Link")
  }

  private func attributes(_ target: PageTarget) -> String {
    "page=\(target.page) pos=[\(PageStyle.left) \(max(target.y - 12, 0))]"
  }
}
