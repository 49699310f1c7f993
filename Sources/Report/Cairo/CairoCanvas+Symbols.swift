internal import ApicalImaging
internal import CCairo

extension CairoCanvas {
  /// Draws symbols one by one; those of a crowded scene as a picture.
  ///
  /// In an SVG a stand-in takes the symbols' place; ``SVGText`` exchanges it for elements with titles.
  func draw(_ points: [Point], _ style: DotStyle, titles: [String]) throws(RenderError) {
    guard !points.isEmpty else { return }
    if isCrowded { return try paint(points, style) }
    guard medium == .svg else {
      for point in points { draw([style.outline(point)], fill: style.colour, stroke: DotStyle.edge) }
      return
    }
    symbols.append(SVGSymbols(points: points, style: style, titles: titles).text)
    draw([SVGSymbols.standIn], fill: SVGSymbols.standInColour, stroke: nil)
  }

  /// Pixels a point of a picture of symbols in a PDF or SVG: 216 an inch.
  private static let density = 3.0

  /// Stamps the symbols on a layer, each moved to the nearest pixel, and lays it over what is drawn.
  private func paint(_ points: [Point], _ style: DotStyle) throws(RenderError) {
    let reach = 1.4 * style.radius + DotStyle.edge.width
    guard let box = visible(points, reach: reach) else { return }
    let scale = medium.scale ?? Self.density
    let layer = try CairoCanvas(
      size: Size(width: box.width, height: box.height), medium: .layer(scale: scale))
    let stamp = try CairoCanvas(size: Size(width: 2 * reach, height: 2 * reach), medium: .layer(scale: scale))
    stamp.draw([style.outline(Point(x: reach, y: reach))], fill: style.colour, stroke: DotStyle.edge)
    unsafe cairo_identity_matrix(layer.context)
    for point in points {
      let x = ((point.x - box.x - reach) * scale).rounded()
      let y = ((point.y - box.y - reach) * scale).rounded()
      unsafe cairo_set_source_surface(layer.context, stamp.surface, x, y)
      unsafe cairo_paint(layer.context)
    }
    try layer.check("stamp \(points.count) symbols")
    try saved { () throws(RenderError) in
      unsafe cairo_translate(context, box.x, box.y)
      unsafe cairo_scale(context, 1 / scale, 1 / scale)
      unsafe cairo_set_source_surface(context, layer.surface, 0, 0)
      unsafe cairo_paint(context)
    }
  }

  /// The box around the symbols as far as it is not clipped, in whole points; nil where nothing is seen.
  private func visible(_ points: [Point], reach: Double) -> Rectangle? {
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    unsafe cairo_clip_extents(context, &left, &top, &right, &bottom)
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    left = max(left, xs.min()! - reach).rounded(.down)
    top = max(top, ys.min()! - reach).rounded(.down)
    right = min(right, xs.max()! + reach).rounded(.up)
    bottom = min(bottom, ys.max()! + reach).rounded(.up)
    guard left < right, top < bottom else { return nil }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}
