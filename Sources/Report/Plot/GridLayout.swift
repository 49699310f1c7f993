internal import ApicalImaging

/// Places the panels of a grid and turns everything into one scene.
struct GridLayout {
  private(set) var grid: PlotGrid

  init(grid: PlotGrid) {
    self.grid = grid
    guard grid.plots.isEmpty else { return }
    let axis = Axis("", scale: Scale(domain: 0...1), isLabelled: false)
    self.grid.rows = [[Plot(x: axis, y: axis, marks: [], message: "Nothing to show", frame: .none)]]
    self.grid.rowTitles = []
    self.grid.plotHeight = 56
  }

  /// The drawing; its height follows from the contents.
  func scene() -> Scene {
    let legend = LegendLayout(grid.legend, width: grid.width - 2 * Theme.outerMargin)
    let columns = columnInsets()
    let areaWidth = plotWidth(columns)
    var primitives = legend.primitives(at: Point(x: Theme.outerMargin, y: Theme.outerMargin))
    var y = Theme.outerMargin + legend.height
    let top = y
    for (index, row) in grid.rows.enumerated() {
      let (drawn, height) = draw(row, index: index, y: y, columns: columns, areaWidth: areaWidth)
      primitives += drawn
      y += height + (index + 1 < grid.rows.count ? Theme.panelGap * 0.75 : 0)
    }
    primitives += colourBar(from: top, to: y)
    let size = Size(width: grid.width, height: (y + Theme.outerMargin).rounded(.up))
    let paper = Primitive.path(
      [.rectangle(Rectangle(x: 0, y: 0, width: size.width, height: size.height))], fill: Palette.paper,
      stroke: nil)
    return Scene(size: size, primitives: [paper] + primitives)
  }

  private func draw(
    _ row: [Plot], index: Int, y: Double, columns: [PlotInsets], areaWidth: Double
  ) -> ([Primitive], Double) {
    let insets = row.map(PlotInsets.init).reduce(PlotInsets()) { $0.union($1) }
    let areas = row.map { areaSize($0, width: areaWidth) }
    let height = areas.map(\.height).max() ?? 0
    var primitives: [Primitive] = []
    var x = Theme.outerMargin + rowTitleWidth
    for (plot, (column, area)) in zip(row, zip(columns, areas)) {
      x += column.left
      let frame = Rectangle(x: x, y: y + insets.top, width: area.width, height: area.height)
      primitives += PlotRenderer(plot: plot, area: frame).primitives()
      x += areaWidth + column.right + Theme.panelGap
    }
    if index < grid.rowTitles.count {
      let place = Point(
        x: Theme.outerMargin + Font.panelTitle.lineHeight / 2, y: y + insets.top + height / 2)
      primitives.append(
        .text(TextRun(grid.rowTitles[index], at: place, anchor: .middle, font: .panelTitle, isUpright: true)))
    }
    return (primitives, insets.top + height + insets.bottom)
  }

  /// The widest insets of each column, so that plot areas stand in line.
  private func columnInsets() -> [PlotInsets] {
    (0..<grid.columnCount).map { column in
      grid.rows.filter { column < $0.count }.map { PlotInsets($0[column]) }
        .reduce(PlotInsets()) { $0.union($1) }
    }
  }

  /// Width left for each plot area.
  private func plotWidth(_ columns: [PlotInsets]) -> Double {
    let around = columns.reduce(0) { $0 + $1.left + $1.right } + Double(columns.count - 1) * Theme.panelGap
    let free = grid.width - 2 * Theme.outerMargin - rowTitleWidth - colourBarWidth - around
    return max(free / Double(max(columns.count, 1)), 20)
  }

  private func areaSize(_ plot: Plot, width: Double) -> Size {
    guard let aspect = plot.aspect else { return Size(width: width, height: grid.plotHeight) }
    let height = plot.y.scale.span * aspect
    let unit = min(width / plot.x.scale.span, grid.plotHeight / height)
    return Size(width: plot.x.scale.span * unit, height: height * unit)
  }

  private var rowTitleWidth: Double {
    grid.rowTitles.isEmpty ? 0 : Font.panelTitle.lineHeight + 2 * Theme.gap
  }

  private var colourBarWidth: Double {
    grid.colourBar.map { ColourBarRenderer(bar: $0).width + Theme.panelGap } ?? 0
  }

  private func colourBar(from top: Double, to bottom: Double) -> [Primitive] {
    guard let bar = grid.colourBar, let first = grid.rows.first else { return [] }
    let above = first.map { PlotInsets($0).top }.max() ?? 0
    let below = grid.rows.last?.map { PlotInsets($0).bottom }.max() ?? 0
    let renderer = ColourBarRenderer(bar: bar)
    let box = Rectangle(
      x: grid.width - Theme.outerMargin - renderer.width, y: top + above, width: ColourBarRenderer.barWidth,
      height: bottom - below - top - above)
    return renderer.primitives(in: box)
  }
}
