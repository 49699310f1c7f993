internal import ApicalImaging
internal import CCairo
internal import Foundation

/// Paints scenes with Cairo: one surface and its context, each freed exactly once.
@safe final class CairoCanvas {
  /// What is made of the drawing.
  enum Medium: Equatable {
    /// Pixels, so many for one point.
    case png(scale: Double)
    /// Pixels without paper under them, to be laid over another canvas.
    case layer(scale: Double)
    case pdf(title: String, subject: String = "")
    case svg
  }

  let medium: Medium
  let surface: OpaquePointer
  let context: OpaquePointer
  private let sink = OutputSink()
  /// Elements of an SVG that the stand-ins hold the place of, in the order of drawing.
  var symbols: [String] = []
  /// True while a scene is drawn that has too many symbols to draw one by one.
  var isCrowded = false

  /// - Throws: ``RenderError/drawing(operation:reason:)`` when Cairo cannot make a surface of that size.
  init(size: Size, medium: Medium) throws(RenderError) {
    self.medium = medium
    if let scale = medium.scale {
      try Self.validate(width: size.width * scale, height: size.height * scale)
    }
    let surface = unsafe Self.surface(size, medium, sink)
    unsafe self.surface = surface
    unsafe context = cairo_create(surface)
    try check("new surface of \(size.width) × \(size.height) points")
    prepare(size: size)
  }

  deinit {
    unsafe cairo_destroy(context)
    unsafe cairo_surface_finish(surface)
    unsafe cairo_surface_destroy(surface)
  }

  /// Ends the drawing and returns the bytes of the file.
  ///
  /// - Throws: ``RenderError/drawing(operation:reason:)`` for the first thing that went wrong since the start.
  func finish() throws(RenderError) -> Data {
    try check("draw")
    if case .png = medium {
      try check(
        unsafe cairo_surface_write_to_png_stream(surface, OutputSink.write, sink.closure), "write a PNG")
    }
    unsafe cairo_surface_finish(surface)
    try check(unsafe cairo_surface_status(surface), "finish the file")
    return sink.data
  }

  /// Runs drawing commands between a save and a restore.
  func saved(_ commands: () throws(RenderError) -> Void) throws(RenderError) {
    unsafe cairo_save(context)
    defer { unsafe cairo_restore(context) }
    try commands()
  }

  func check(_ operation: String) throws(RenderError) {
    try check(unsafe cairo_surface_status(surface), operation)
    try check(unsafe cairo_status(context), operation)
  }

  func check(_ status: cairo_status_t, _ operation: String) throws(RenderError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .drawing(operation: operation, reason: unsafe String(cString: cairo_status_to_string(status)))
  }

  private static func surface(_ size: Size, _ medium: Medium, _ sink: OutputSink) -> OpaquePointer {
    switch medium {
    case .png(let scale):
      let (width, height) = ((size.width * scale).rounded(.up), (size.height * scale).rounded(.up))
      return unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    case .layer(let scale):
      let (width, height) = ((size.width * scale).rounded(.up), (size.height * scale).rounded(.up))
      return unsafe cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    case .pdf:
      return unsafe cairo_pdf_surface_create_for_stream(
        OutputSink.write, sink.closure, size.width, size.height)
    case .svg:
      return unsafe cairo_svg_surface_create_for_stream(
        OutputSink.write, sink.closure, size.width, size.height)
    }
  }

  /// Cairo's images have up to 32 767 columns and rows.
  private static func validate(width: Double, height: Double) throws(RenderError) {
    guard [width, height].allSatisfy({ $0 > 0 && $0 <= 32_767 }) else {
      throw .drawing(operation: "new image", reason: "\(width) × \(height) pixels; 1 to 32767 are possible")
    }
  }

  private func prepare(size: Size) {
    switch medium {
    case .png(let scale):
      unsafe cairo_scale(context, scale, scale)
      unsafe cairo_set_source_rgb(context, 1, 1, 1)
      unsafe cairo_paint(context)
    case .pdf(let title, let subject):
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, subject)
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "apical")
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, Self.fixedDate)
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, Self.fixedDate)
    case .layer(let scale): unsafe cairo_scale(context, scale, scale)
    case .svg: break
    }
  }

  /// Equal input gives equal bytes: files state no time of their own.
  private static let fixedDate = "2000-01-01T00:00:00Z"
}

extension CairoCanvas.Medium {
  /// Pixels for one point; nil where there are none.
  var scale: Double? {
    switch self {
    case .png(let scale), .layer(let scale): scale
    case .pdf, .svg: nil
    }
  }
}
