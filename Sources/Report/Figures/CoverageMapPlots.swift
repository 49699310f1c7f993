internal import ApicalImaging

/// The panels of a ``CoverageMapFigure``: a cell in colour with its count, over axes of depth and angle.
struct CoverageMapPlots {
  private let data: CoverageMapFigure.Sidecar
  private let most: Int

  init(_ data: CoverageMapFigure.Sidecar) {
    self.data = data
    most = max(data.counts.flatMap { $0.flatMap { $0 } }.max() ?? 1, 1)
  }

  func grid() -> PlotGrid {
    let plots = zip(0..., zip(data.groups, data.counts)).map { index, pair in
      plot(pair.0, pair.1, isFirst: index == 0)
    }
    let bar = ColourBar(
      axis: Axis("Exams", scale: Scale(domain: 0...Double(most), tickCount: 4)), map: .occupancy)
    return PlotGrid(
      rows: [plots], colourBar: bar, width: plots.count > 1 ? Theme.fullWidth : 400, plotHeight: 210)
  }

  private func plot(_ group: CoverageMapFigure.Group, _ counts: [[Int]], isFirst: Bool) -> Plot {
    func scale(_ edges: [Double], _ limit: Double?) -> Scale {
      guard let low = edges.first, let high = edges.last else { return Scale(domain: 0...1) }
      // A limit beyond the data is shown too where it is not far away.
      let room = 0.25 * (high - low)
      let ends = [low, high] + (limit.map { $0 > low - room && $0 < high + room ? [$0] : [] } ?? [])
      return Scale(domain: ends.min()!...ends.max()!, tickCount: 6)
    }
    let name = group.title.isEmpty ? "" : "\(group.title), "
    return Plot(
      title: "\(name)n = \(NumberFormat.count(group.exams.count))",
      x: Axis("Depth", unit: "mm", scale: scale(data.depthEdges, data.limits?.depth)),
      y: Axis(
        "Sector angle", unit: "°", scale: scale(data.angleEdges, data.limits?.angle), isLabelled: isFirst),
      marks: cells(counts) + limits, message: group.exams.isEmpty ? "No exams to show" : nil)
  }

  private func cells(_ counts: [[Int]]) -> [Mark] {
    counts.enumerated().flatMap { row, line in
      line.enumerated().flatMap { column, count in count > 0 ? cell(row, column, count) : [] }
    }
  }

  private func cell(_ row: Int, _ column: Int, _ count: Int) -> [Mark] {
    let (left, right) = (data.depthEdges[column], data.depthEdges[column + 1])
    let (low, high) = (data.angleEdges[row], data.angleEdges[row + 1])
    let part = Double(count) / Double(most)
    let bytes = ColourMap.occupancy.bytes(part)
    let rgb = UInt32(bytes.red) << 16 | UInt32(bytes.green) << 8 | UInt32(bytes.blue)
    let corners = [
      Point(x: left, y: low), Point(x: right, y: low), Point(x: right, y: high), Point(x: left, y: high),
    ]
    var marks: [Mark] = [
      .polygon(corners, fill: Colour(rgb), stroke: Stroke(Palette.paper, width: 0.6))
    ]
    if data.depthEdges.count <= 16, data.angleEdges.count <= 16 {
      let centre = Point(x: (left + right) / 2, y: (low + high) / 2)
      marks.append(
        .text(
          TextMark(
            NumberFormat.count(count), at: centre, anchor: .middle, font: Font(size: 6.5),
            colour: part > 0.55 ? Palette.paper : Palette.ink)))
    }
    return marks
  }

  private var limits: [Mark] {
    guard let limits = data.limits else { return [] }
    let stroke = Stroke(Palette.outOfRange, width: 1.2, dash: [4, 3])
    return [.rule(.vertical(limits.depth), stroke), .rule(.horizontal(limits.angle), stroke)]
  }

  var caption: String {
    let edge = data.holdsUpperEdge ? "upper" : "lower"
    let format = NumberFormat(digits: 0)
    let limits = data.limits.map {
      " Dashed lines: limits of the normal range, \(format.string($0.depth))\u{00A0}mm and \(format.string($0.angle))°; "
        + "beyond either (\($0.isInclusive ? "≥" : ">")) an exam is out of range."
    }
    let missing = data.unknown > 0 ? " Not shown: \(data.unknown) without depth or angle." : ""
    return
      "Exams by imaging depth and sector angle, each at the values that decide for its range; every cell holds its \(edge) "
      + "edges." + missing + (limits ?? "")
  }

  var altText: String {
    let groups = zip(data.groups, data.counts).map { group, counts -> String in
      let used = counts.flatMap { $0 }.count { $0 > 0 }
      let name = group.title.isEmpty ? "" : "\(group.title): "
      return "\(name)\(group.exams.count) exams in \(used) of \(counts.flatMap { $0 }.count) cells"
    }
    return "Map of imaging depth and sector angle. " + groups.joined(separator: ". ") + "."
  }
}
