internal import CCairo

/// Owns one Pango layout: text shaped and broken into lines, measured in points.
///
/// Glyphs are not hinted, so that text takes the same room in every format and at every scale.
@safe final class TextLayout {
  /// One line after breaking, in points from the top left corner of the text.
  struct Line: Equatable {
    let x, top, bottom, baseline: Double
  }

  private let layout: OpaquePointer
  /// References in the text by the bytes that they take.
  private let references: [(bytes: Range<Int>, target: String)]

  /// - Parameters:
  ///   - spans: What to set.
  ///   - font: Size and weight of all that says nothing else.
  ///   - width: Width at which lines break, points; nil for one line.
  ///   - anchor: Alignment of the lines in that width.
  ///   - spacing: Distance of baselines as a multiple of the font's own height; 0 for the font's own.
  init(
    _ spans: [TextSpan], font: Font, width: Double? = nil, anchor: TextRun.Anchor = .start,
    spacing: Double = 0
  ) {
    let context = unsafe Self.context()
    defer { unsafe g_object_unref(UnsafeMutableRawPointer(context)) }
    let layout: OpaquePointer = unsafe pango_layout_new(context)
    unsafe self.layout = layout
    references = Self.references(spans)
    let description = unsafe Self.description(of: font)
    defer { unsafe pango_font_description_free(description) }
    unsafe pango_layout_set_font_description(layout, description)
    unsafe pango_layout_set_text(layout, spans.map(\.text).joined().withoutNulls, -1)
    unsafe Self.setAttributes(layout, spans)
    if let width { unsafe pango_layout_set_width(layout, Int32((width * Double(PANGO_SCALE)).rounded())) }
    unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    if spacing > 0 { unsafe pango_layout_set_line_spacing(layout, Float(spacing)) }
    switch anchor {
    case .start: unsafe pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .middle: unsafe pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .end: unsafe pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
  }

  /// Text of one style.
  convenience init(
    _ text: String, font: Font, width: Double? = nil, anchor: TextRun.Anchor = .start, spacing: Double = 0
  ) {
    self.init([TextSpan](text), font: font, width: width, anchor: anchor, spacing: spacing)
  }

  deinit { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// Room that the text takes, points.
  var size: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    unsafe pango_layout_get_size(layout, &width, &height)
    return Size(width: Self.points(width), height: Self.points(height))
  }

  /// The lines after breaking.
  var lines: [Line] {
    var result: [Line] = []
    let iterator = unsafe pango_layout_get_iter(layout)
    defer { unsafe pango_layout_iter_free(iterator) }
    repeat {
      var box = PangoRectangle()
      unsafe pango_layout_iter_get_line_extents(iterator, nil, &box)
      let baseline = unsafe pango_layout_iter_get_baseline(iterator)
      result.append(
        Line(
          x: Self.points(box.x), top: Self.points(box.y), bottom: Self.points(box.y + box.height),
          baseline: Self.points(baseline)))
    } while unsafe pango_layout_iter_next_line(iterator) != 0
    return result
  }

  var hasReferences: Bool { !references.isEmpty }

  /// Boxes of the references in one line, from the top left corner of the text.
  func references(line number: Int, _ line: Line) -> [(box: Rectangle, target: String)] {
    references.flatMap { bytes, target -> [(box: Rectangle, target: String)] in
      guard let pango = unsafe pango_layout_get_line_readonly(layout, Int32(number)) else { return [] }
      let start = Int(unsafe pango.pointee.start_index)
      let held = bytes.clamped(to: start..<(start + Int(unsafe pango.pointee.length)))
      guard !held.isEmpty else { return [] }
      var (left, right): (Int32, Int32) = (0, 0)
      unsafe pango_layout_line_index_to_x(pango, Int32(held.lowerBound), 0, &left)
      unsafe pango_layout_line_index_to_x(pango, Int32(held.upperBound), 0, &right)
      let box = Rectangle(
        x: line.x + Self.points(min(left, right)), y: line.top, width: Self.points(abs(right - left)),
        height: line.bottom - line.top)
      return [(box, target)]
    }
  }

  private static func references(_ spans: [TextSpan]) -> [(bytes: Range<Int>, target: String)] {
    var start = 0
    return spans.compactMap { span in
      let end = start + span.text.withoutNulls.utf8.count
      defer { start = end }
      return span.target.map { (start..<end, $0) }
    }
  }

  /// Draws all with the top left corner at the current point of a Cairo context.
  func show(in context: OpaquePointer) {
    unsafe pango_cairo_update_layout(context, layout)
    unsafe pango_cairo_show_layout(context, layout)
  }

  /// Draws one line with the start of its baseline at the current point of a Cairo context.
  func show(line: Int, in context: OpaquePointer) {
    unsafe pango_cairo_update_layout(context, layout)
    unsafe pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(layout, Int32(line)))
  }

  private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }

  private static func context() -> OpaquePointer {
    let context: OpaquePointer = unsafe pango_font_map_create_context(pango_cairo_font_map_get_default())
    let options = unsafe cairo_font_options_create()
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    unsafe pango_cairo_context_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
    unsafe pango_context_set_round_glyph_positions(context, 0)
    return unsafe context
  }

  private static func description(of font: Font) -> OpaquePointer {
    let description: OpaquePointer = unsafe pango_font_description_new()
    unsafe pango_font_description_set_family(description, Theme.fontFamily)
    unsafe pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
    unsafe pango_font_description_set_weight(description, PangoWeight(UInt32(font.weight.rawValue)))
    if font.isItalic { unsafe pango_font_description_set_style(description, PANGO_STYLE_ITALIC) }
    return unsafe description
  }

  /// Tabular digits for all, and for each span what is its own.
  private static func setAttributes(_ layout: OpaquePointer, _ spans: [TextSpan]) {
    let list = unsafe pango_attr_list_new()
    unsafe pango_attr_list_insert(list, pango_attr_font_features_new("tnum=1"))
    var start: UInt32 = 0
    for span in spans {
      let end = start + UInt32(span.text.withoutNulls.utf8.count)
      func insert(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
        guard let attribute = unsafe attribute else { return }
        unsafe attribute.pointee.start_index = start
        unsafe attribute.pointee.end_index = end
        unsafe pango_attr_list_insert(list, attribute)
      }
      if let weight = span.weight {
        unsafe insert(pango_attr_weight_new(PangoWeight(UInt32(weight.rawValue))))
      }
      if let colour = span.colour {
        let parts = [colour.red, colour.green, colour.blue].map { UInt16(($0 * 65535).rounded()) }
        unsafe insert(pango_attr_foreground_new(parts[0], parts[1], parts[2]))
      }
      if let size = span.size {
        unsafe insert(pango_attr_size_new_absolute(Int32(size * Double(PANGO_SCALE))))
      }
      start = end
    }
    unsafe pango_layout_set_attributes(layout, list)
    unsafe pango_attr_list_unref(list)
  }
}

extension String {
  /// C strings end at a null; a text must not.
  fileprivate var withoutNulls: String { contains("\0") ? filter { $0 != "\0" } : self }
}
