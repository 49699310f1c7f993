internal import ApicalImaging
internal import CCairo

extension CairoCanvas {
  /// Stretches pixels over a rectangle.
  func draw(_ raster: Raster, in box: Rectangle) throws(RenderError) {
    let image: OpaquePointer = unsafe cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(raster.size.width), Int32(raster.size.height))
    defer { unsafe cairo_surface_destroy(image) }
    try check(unsafe cairo_surface_status(image), "image of \(raster.size) pixels")
    unsafe copy(raster, to: image)
    try saved { () throws(RenderError) in
      unsafe cairo_translate(context, box.x, box.y)
      unsafe cairo_scale(
        context, box.width / Double(raster.size.width), box.height / Double(raster.size.height))
      unsafe cairo_set_source_surface(context, image, 0, 0)
      let pattern = unsafe cairo_get_source(context)
      unsafe cairo_pattern_set_filter(pattern, raster.isSmooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
      unsafe cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      unsafe cairo_rectangle(context, 0, 0, Double(raster.size.width), Double(raster.size.height))
      unsafe cairo_fill(context)
    }
  }

  /// Fills the surface's own memory: 32 bits a pixel in native order, rows padded to the stride.
  private func copy(_ raster: Raster, to image: OpaquePointer) {
    unsafe cairo_surface_flush(image)
    guard let bytes = unsafe cairo_image_surface_get_data(image) else { return }
    let stride = Int(unsafe cairo_image_surface_get_stride(image))
    for y in 0..<raster.size.height {
      for x in 0..<raster.size.width {
        let source = 3 * (y * raster.size.width + x)
        let pixel =
          UInt32(raster.rgb[source]) << 16 | UInt32(raster.rgb[source + 1]) << 8
          | UInt32(raster.rgb[source + 2])
        unsafe UnsafeMutableRawPointer(bytes).storeBytes(
          of: pixel, toByteOffset: y * stride + 4 * x, as: UInt32.self)
      }
    }
    unsafe cairo_surface_mark_dirty(image)
  }
}
