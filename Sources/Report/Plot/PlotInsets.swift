/// Room that a panel needs around its plot area, points.
struct PlotInsets: Equatable {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0

  init() {}

  init(_ plot: Plot) {
    top = plot.title == nil ? 4 : Font.panelTitle.lineHeight + Theme.gap
    right = Self.marginWidth(plot.marginLabels)
    bottom = Double(plot.captionLines.count) * Font.annotation.lineHeight
    if !plot.captionLines.isEmpty { bottom += Theme.gap }
    guard plot.frame == .axes else { return }
    left = Self.leftWidth(plot.y)
    bottom += Self.bottomHeight(plot.x)
    right = max(right, Self.overhang(plot.x))
  }

  /// The larger of each side.
  func union(_ other: PlotInsets) -> PlotInsets {
    var result = self
    result.left = max(left, other.left)
    result.right = max(right, other.right)
    result.top = max(top, other.top)
    result.bottom = max(bottom, other.bottom)
    return result
  }

  private static func leftWidth(_ axis: Axis) -> Double {
    guard axis.isLabelled else { return Theme.gap }
    let labels = axis.tickLabels.map { TextLayout($0.label, font: .tickLabel).size.width }
    let title = axis.title.isEmpty ? 0 : Font.axisTitle.lineHeight + Theme.gap
    return title + (labels.max() ?? 0) + Theme.tickLength + Theme.gap
  }

  private static func bottomHeight(_ axis: Axis) -> Double {
    guard axis.isLabelled else { return Theme.gap }
    let title = axis.title.isEmpty ? 0 : Font.axisTitle.lineHeight + Theme.gap
    return Theme.tickLength + Theme.gap + axis.labelHeight + title
  }

  /// Half of the last tick label where it sticks out of the plot.
  private static func overhang(_ axis: Axis) -> Double {
    guard axis.isLabelled, axis.categories == nil, let last = axis.tickLabels.last else { return 0 }
    return TextLayout(last.label, font: .tickLabel).size.width / 2
  }

  private static func marginWidth(_ labels: [MarginLabel]) -> Double {
    let widths = labels.flatMap { label in
      [TextLayout(label.text, font: .marginLabel).size.width]
        + (label.detail.map { [TextLayout($0, font: .annotation).size.width] } ?? [])
    }
    return widths.max().map { $0 + 2 * Theme.gap } ?? 0
  }
}

extension Axis {
  /// Height of the highest tick label, points; labels of categories may have several lines.
  var labelHeight: Double {
    let lines = tickLabels.map { 1 + $0.label.count { $0 == "\n" } }.max() ?? 1
    return Font.tickLabel.lineHeight * Double(lines)
  }
}

extension Font {
  static let tickLabel = Font(size: Theme.tickLabelSize)
  static let axisTitle = Font(size: Theme.axisTitleSize, weight: .medium)
  static let panelTitle = Font(size: Theme.panelTitleSize, weight: .semibold)
  static let legend = Font(size: Theme.legendSize)
  static let annotation = Font(size: Theme.annotationSize)
  static let marginLabel = Font(size: Theme.annotationSize, weight: .semibold)

  var lineHeight: Double { size * Theme.lineHeight }
}
