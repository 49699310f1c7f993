internal import ApicalImaging
internal import ApicalStats

/// The panels of a Bland–Altman figure on shared axes.
struct BlandAltmanPlots {
  let labels: AgreementLabels
  let panels: [BlandAltmanFigure.Panel]
  let columns: Int
  private let rowTitles: [String]

  init(_ data: BlandAltmanFigure.Sidecar) {
    labels = data.labels
    panels = data.panels
    columns = data.columns
    rowTitles = data.rowTitles
  }

  func grid() -> PlotGrid {
    let all = panels.flatMap(\.points)
    let rows = stride(from: 0, to: panels.count, by: columns).map { start in
      (start..<min(start + columns, panels.count)).map(plot)
    }
    let height = columns == 1 ? 240.0 : columns == 2 ? 172.0 : 130.0
    return PlotGrid(
      rows: rows, rowTitles: rowTitles, legend: all.legend(withCounts: panels.count == 1, item: labels.item),
      plotHeight: height)
  }

  private func plot(_ index: Int) -> Plot {
    let panel = panels[index]
    let isFirstColumn = index % columns == 0
    let isLastRow = index + columns >= panels.count
    let x = Axis(labels.meanTitle, unit: labels.unit, scale: xScale, isLabelled: isLastRow)
    let y = Axis(
      labels.differenceTitle(isLong: columns == 1), unit: labels.drawnUnit, scale: yScale,
      isLabelled: isFirstColumn)
    let heading = panel.title.isEmpty ? nil : "\(panel.title), n = \(NumberFormat.count(panel.points.count))"
    return Plot(
      title: heading, x: shortened(x), y: y, marks: marks(panel),
      marginLabels: panel.agreement.map(marginLabels) ?? [],
      message: panel.agreement == nil ? message(panel) : nil)
  }

  /// Below several columns the long title does not fit.
  private func shortened(_ axis: Axis) -> Axis {
    guard columns > 1 else { return axis }
    var axis = axis
    axis.title = "Mean of both methods"
    return axis
  }

  private var xScale: Scale {
    Scale(covering: panels.flatMap { $0.points.map(\.mean) }, tickCount: columns > 1 ? 5 : 7)
  }

  private var yScale: Scale {
    let limits = panels.compactMap(\.agreement).flatMap {
      [$0.lowerLoA.interval.lowerBound, $0.upperLoA.interval.upperBound]
    }
    let differences = panels.flatMap { $0.points.map { $0.difference(on: labels.scale) } }
    return Scale(covering: differences + limits + [labels.scale.noDifference], tickCount: 6)
  }

  private func marks(_ panel: BlandAltmanFigure.Panel) -> [Mark] {
    let zero = Mark.rule(.horizontal(labels.scale.noDifference), Stroke(Palette.axis, width: 0.7))
    let dots = panel.points.dots { Point(x: $0.mean, y: $0.difference(on: labels.scale)) }
    return (panel.agreement?.bands ?? []) + [zero] + (panel.agreement?.rules ?? []) + dots
  }

  private func marginLabels(_ agreement: AgreementLines) -> [MarginLabel] {
    let format = NumberFormat(digits: agreement.digits)
    let multiplier = NumberFormat(digits: agreement.multiplier == 2 ? 0 : 2).string(agreement.multiplier)
    func label(_ name: String, _ estimate: Estimate, _ colour: Colour) -> MarginLabel {
      let level = columns > 1 ? "" : "\(NumberFormat.level(estimate.confidence)) CI "
      return MarginLabel(
        value: estimate.value, text: "\(name)  \(format.string(estimate.value))",
        detail: level + format.string(estimate.interval), colour: colour)
    }
    return [
      label("+\(multiplier) SD", agreement.upperLoA, Palette.ink),
      label("Bias", agreement.bias, Palette.accent),
      label("−\(multiplier) SD", agreement.lowerLoA, Palette.ink),
    ]
  }

  private func message(_ panel: BlandAltmanFigure.Panel) -> String {
    panel.points.isEmpty
      ? "No \(labels.item)s to show" : "\(panel.points.count) of the 3 \(labels.item)s that agreement needs"
  }
}

extension AgreementScale {
  /// Where the two methods agree.
  fileprivate var noDifference: Double { self == .logRatio ? 1 : 0 }
}

extension AgreementLines {
  /// Confidence bands of bias and limits.
  var bands: [Mark] {
    [
      .band(.horizontal, lowerLoA.interval, Palette.band),
      .band(.horizontal, upperLoA.interval, Palette.band),
      .band(.horizontal, bias.interval, Palette.mainBand),
    ]
  }

  /// Lines of bias and limits.
  var rules: [Mark] {
    let limit = Stroke(Palette.ink, width: 0.9, dash: [4, 3])
    return [
      .rule(.horizontal(lowerLoA.value), limit), .rule(.horizontal(upperLoA.value), limit),
      .rule(.horizontal(bias.value), Stroke(Palette.accent, width: 1.3)),
    ]
  }
}
