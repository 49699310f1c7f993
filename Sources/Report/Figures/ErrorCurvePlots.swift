internal import ApicalImaging

/// The panels of an ``ErrorCurveFigure``: one y axis for all, one x axis a quantity.
struct ErrorCurvePlots {
  private let data: ErrorCurveFigure.Sidecar
  private let y: Scale
  /// True where few enough points are drawn to point at one.
  private let isNamed: Bool

  init(_ data: ErrorCurveFigure.Sidecar) {
    self.data = data
    let panels = data.panels.flatMap { $0 }
    isNamed = panels.reduce(0) { $0 + $1.exams.count } <= Scene.mostSymbols
    y = Scale(
      covering: [0] + panels.flatMap { $0.exams.map(\.error) + $0.curve.flatMap { [$0.lower, $0.upper] } },
      tickCount: 6)
  }

  func grid() -> PlotGrid {
    let rows = data.panels.enumerated().map { row, panels in
      panels.enumerated().map { column, panel in
        plot(panel, isFirst: column == 0, isLast: row + 1 == data.panels.count)
      }
    }
    let points = data.panels.flatMap { $0 }.flatMap(\.exams)
    return PlotGrid(
      rows: rows, rowTitles: data.rowTitles, legend: legend(points), plotHeight: rows.count > 1 ? 140 : 180)
  }

  private func plot(_ panel: ErrorCurveFigure.Panel, isFirst: Bool, isLast: Bool) -> Plot {
    let same = data.panels.flatMap { $0 }.filter { $0.quantity == panel.quantity }
    let x = Scale(covering: same.flatMap { $0.exams.map(\.x) }, tickCount: 5)
    let name = panel.title.isEmpty ? "" : "\(panel.title), "
    return Plot(
      title: "\(name)n = \(NumberFormat.count(panel.exams.count))",
      x: Axis(panel.quantity, unit: panel.unit, scale: x, isLabelled: isLast),
      y: Axis(data.error, unit: data.unit, scale: y, isLabelled: isFirst), marks: marks(panel, x: x),
      message: panel.exams.isEmpty ? "No \(data.item)s to show" : nil)
  }

  private func marks(_ panel: ErrorCurveFigure.Panel, x: Scale) -> [Mark] {
    let zero = Mark.rule(.horizontal(0), Stroke(Palette.axis, width: 0.7))
    let limit = panel.limit.map { Mark.rule(.vertical($0), Stroke(Palette.ink, width: 0.8, dash: [3, 2.5])) }
    return [zero] + (limit.map { [$0] } ?? []) + dots(panel.exams) + Self.curve(panel.curve)
  }

  private func dots(_ exams: [ErrorCurveFigure.Exam]) -> [Mark] {
    let styles: [(Bool?, DotStyle)] = [(nil, .unclassified), (false, .inRange), (true, .outOfRange)]
    let isCrowded = exams.count > 500
    return styles.compactMap { isOutOfRange, style in
      let group = exams.filter { $0.isOutOfRange == isOutOfRange }
      if group.isEmpty { return nil }
      let format = NumberFormat(digits: 1)
      let titles =
        isNamed ? group.map { "\($0.id): \(format.string($0.error)) at \(format.string($0.x))" } : []
      let small = DotStyle(
        shape: style.shape, colour: style.colour.opacity(isCrowded ? 0.3 : 0.5), radius: isCrowded ? 1.2 : 1.9
      )
      return .dots(group.map { Point(x: $0.x, y: $0.error) }, small, titles: titles)
    }
  }

  /// Over the dots, so that they cannot hide it: a band with thin edges, and the curve cased in paper.
  private static func curve(_ stations: [ErrorCurveFigure.Station]) -> [Mark] {
    guard stations.count > 1 else { return [] }
    let upper = stations.map { Point(x: $0.x, y: $0.upper) }
    let lower = stations.map { Point(x: $0.x, y: $0.lower) }
    let middle = stations.map { Point(x: $0.x, y: $0.value) }
    return [
      .polygon(upper + lower.reversed(), fill: Palette.ink.opacity(0.14), stroke: nil),
      .polyline(middle, Stroke(Palette.paper.opacity(0.8), width: 3)),
      .polyline(middle, Stroke(Palette.ink, width: 1.6)),
    ]
  }

  private func legend(_ exams: [ErrorCurveFigure.Exam]) -> [LegendEntry] {
    let groups: [(Bool?, DotStyle, String)] = [
      (false, .inRange, "In range"), (true, .outOfRange, "Out of range"), (nil, .unclassified, "Exams"),
    ]
    let dots = groups.filter { group in exams.contains { $0.isOutOfRange == group.0 } }.map {
      LegendEntry(.dot($0.1), $0.2)
    }
    let curve = [
      LegendEntry(.line(Stroke(Palette.ink, width: 1.6)), "Smooth curve"),
      LegendEntry(.swatch(Palette.ink.opacity(0.14)), "Its band"),
    ]
    return dots + (data.panels.flatMap { $0 }.contains { $0.curve.count > 1 } ? curve : [])
  }

  var caption: String {
    let names = data.panels.flatMap { $0 }.map(\.quantity.lowercasedFirst)
    var seen: Set<String> = []
    let list = names.filter { seen.insert($0).inserted }.joined(separator: " and ")
    let limits = data.panels.flatMap { $0 }.contains { $0.limit != nil }
    return "\(data.error) over \(list), one point per \(data.item). Curve and band: \(data.method)."
      + (limits ? " Dashed line: limit of the normal range." : "")
  }

  var altText: String {
    let format = NumberFormat(digits: 1)
    let panels = data.panels.enumerated().flatMap { row, panels in
      panels.map { panel -> String in
        let name = [row < data.rowTitles.count ? data.rowTitles[row] : "", panel.title, panel.quantity]
          .filter { !$0.isEmpty }.joined(separator: ", ")
        guard let first = panel.curve.first, let last = panel.curve.last else {
          return "\(name): \(panel.exams.count) \(data.item)s, too few for a curve"
        }
        return
          "\(name): \(panel.exams.count) \(data.item)s; the curve goes from \(format.string(first.value)) at "
          + "\(format.string(first.x)) to \(format.string(last.value)) at \(format.string(last.x)) \(panel.unit)"
      }
    }
    return "Scatter plots with smooth curves. " + panels.joined(separator: ". ") + "."
  }
}
