internal import ApicalImaging
internal import CCairo

extension CairoCanvas {
  /// Paints a scene with its top left corner at `origin`, enlarged by `scale`.
  func draw(
    _ scene: Scene, at origin: Point = Point(x: 0, y: 0), scale: Double = 1
  ) throws(RenderError) {
    try saved { () throws(RenderError) in
      unsafe cairo_translate(context, origin.x, origin.y)
      unsafe cairo_scale(context, scale, scale)
      isCrowded = scene.symbolCount > Scene.mostSymbols
      for primitive in scene.primitives { try draw(primitive) }
    }
    try check("draw a scene")
  }

  func draw(_ primitive: Primitive) throws(RenderError) {
    switch primitive {
    case .path(let outlines, let fill, let stroke): draw(outlines, fill: fill, stroke: stroke)
    case .symbols(let points, let style, let titles): try draw(points, style, titles: titles)
    case .text(let run): try draw(run)
    case .raster(let raster, let box): try draw(raster, in: box)
    case .clipped(let box, let primitives):
      try saved { () throws(RenderError) in
        unsafe cairo_rectangle(context, box.x, box.y, box.width, box.height)
        unsafe cairo_clip(context)
        for primitive in primitives { try draw(primitive) }
      }
    }
  }

  func draw(_ outlines: [Outline], fill: Colour?, stroke: Stroke?) {
    unsafe cairo_new_path(context)
    for outline in outlines { trace(outline) }
    if let fill {
      setSource(fill)
      unsafe cairo_fill_preserve(context)
    }
    if let stroke {
      setSource(stroke.colour)
      unsafe cairo_set_line_width(context, stroke.width)
      unsafe cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
      unsafe cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      unsafe cairo_stroke_preserve(context)
    }
    unsafe cairo_new_path(context)
  }

  private func trace(_ outline: Outline) {
    switch outline {
    case .open(let points), .closed(let points):
      for (index, point) in points.enumerated() {
        if index == 0 {
          unsafe cairo_move_to(context, point.x, point.y)
        } else {
          unsafe cairo_line_to(context, point.x, point.y)
        }
      }
      if case .closed = outline { unsafe cairo_close_path(context) }
    case .circle(let centre, let radius):
      unsafe cairo_new_sub_path(context)
      unsafe cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
      unsafe cairo_close_path(context)
    }
  }

  private func draw(_ run: TextRun) throws(RenderError) {
    let layout = TextLayout(run.text, font: run.font, anchor: run.anchor)
    let size = layout.size
    let along: Double =
      switch run.anchor {
      case .start: 0
      case .middle: -size.width / 2
      case .end: -size.width
      }
    let across: Double =
      switch run.level {
      case .top: 0
      case .middle: -size.height / 2
      case .bottom: -size.height
      }
    try saved { () throws(RenderError) in
      unsafe cairo_translate(context, run.position.x, run.position.y)
      if run.isUpright { unsafe cairo_rotate(context, -.pi / 2) }
      unsafe cairo_translate(context, along, across)
      show(layout, colour: run.colour)
    }
  }

  /// Draws shaped text with its top left corner at the origin.
  func show(_ layout: TextLayout, colour: Colour) {
    unsafe cairo_move_to(context, 0, 0)
    setSource(colour)
    unsafe layout.show(in: context)
  }

  func setSource(_ colour: Colour) {
    unsafe cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.opacity)
  }
}
