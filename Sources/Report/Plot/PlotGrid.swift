/// The panels of a figure in rows and columns, with what they share.
public struct PlotGrid: Sendable, Hashable {
  /// Rows of panels, top to bottom.
  public var rows: [[Plot]]
  /// Heading of each row, at its left; empty for none.
  public var rowTitles: [String]
  /// Keys to symbols, above the panels.
  public var legend: [LegendEntry]
  /// Key to colours, at the right of the panels.
  public var colourBar: ColourBar?
  /// Width of the figure, points.
  public var width: Double
  /// Height of one panel's plot area, points; the largest allowed one for panels with a fixed aspect.
  public var plotHeight: Double

  /// Panels in rows and columns; see the properties.
  public init(
    rows: [[Plot]], rowTitles: [String] = [], legend: [LegendEntry] = [], colourBar: ColourBar? = nil,
    width: Double = Theme.fullWidth, plotHeight: Double
  ) {
    self.rows = rows
    self.rowTitles = rowTitles
    self.legend = legend
    self.colourBar = colourBar
    self.width = width
    self.plotHeight = plotHeight
  }

  /// One panel.
  public init(
    _ plot: Plot, legend: [LegendEntry] = [], width: Double = Theme.fullWidth, plotHeight: Double = 230
  ) {
    self.init(rows: [[plot]], legend: legend, width: width, plotHeight: plotHeight)
  }

  /// Every panel, row after row.
  public var plots: [Plot] { rows.flatMap { $0 } }

  var columnCount: Int { rows.map(\.count).max() ?? 0 }
}
