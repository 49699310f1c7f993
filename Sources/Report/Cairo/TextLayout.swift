internal import CCairo

/// Owns one Pango layout: text shaped and broken into lines, measured in points.
///
/// Glyphs are not hinted, so that text takes the same room in every format and at every scale.
@safe final class TextLayout {
  private let layout: OpaquePointer

  /// - Parameters:
  ///   - text: What to set.
  ///   - font: Size and weight.
  ///   - width: Width at which lines break, points; nil for one line.
  ///   - anchor: Alignment of the lines in that width.
  ///   - spacing: Height of a line as a multiple of the font's own.
  init(
    _ text: String, font: Font, width: Double? = nil, anchor: TextRun.Anchor = .start, spacing: Double = 0
  ) {
    let context = unsafe Self.context()
    defer { unsafe g_object_unref(UnsafeMutableRawPointer(context)) }
    let layout: OpaquePointer = unsafe pango_layout_new(context)
    unsafe self.layout = layout
    let description = unsafe Self.description(of: font)
    defer { unsafe pango_font_description_free(description) }
    unsafe pango_layout_set_font_description(layout, description)
    unsafe pango_layout_set_text(layout, text, -1)
    unsafe Self.setTabularDigits(layout)
    if let width { unsafe pango_layout_set_width(layout, Int32((width * Double(PANGO_SCALE)).rounded())) }
    unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    if spacing > 0 { unsafe pango_layout_set_line_spacing(layout, Float(spacing)) }
    switch anchor {
    case .start: unsafe pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .middle: unsafe pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .end: unsafe pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
  }

  deinit { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// Room that the text takes, points.
  var size: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    unsafe pango_layout_get_size(layout, &width, &height)
    return Size(width: Double(width) / Double(PANGO_SCALE), height: Double(height) / Double(PANGO_SCALE))
  }

  /// Distance of the first baseline from the top, points.
  var baseline: Double { Double(unsafe pango_layout_get_baseline(layout)) / Double(PANGO_SCALE) }

  /// Number of lines after breaking.
  var lineCount: Int { Int(unsafe pango_layout_get_line_count(layout)) }

  /// Draws with the top left corner at the current point of a Cairo context.
  func show(in context: OpaquePointer) {
    unsafe pango_cairo_update_layout(context, layout)
    unsafe pango_cairo_show_layout(context, layout)
  }

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

  private static func setTabularDigits(_ layout: OpaquePointer) {
    let attributes = unsafe pango_attr_list_new()
    unsafe pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"))
    unsafe pango_layout_set_attributes(layout, attributes)
    unsafe pango_attr_list_unref(attributes)
  }
}
