internal import ApicalImaging

/// Boxes and arrows of a ``FeasibilityFlowFigure``, in points from the top left corner.
struct FlowLayout {
  /// Lines of text in a frame.
  struct Box {
    let lines: [(text: String, isBold: Bool)]
    var frame: Rectangle

    var bottomMiddle: Point { Point(x: frame.middleX, y: frame.bottom) }
  }

  private static let width = Theme.fullWidth - 2 * Theme.outerMargin - 2
  private static let padding = 5.0
  private static let armGap = 18.0
  private static let step = 20.0
  private static let indent = 30.0
  private static let lineHeight = Font.annotation.lineHeight + 1

  private let data: FeasibilityFlowFigure.Sidecar
  private var boxes: [Box] = []
  private var arrows: [[Point]] = []
  private var bottom = 0.0

  init(_ data: FeasibilityFlowFigure.Sidecar) {
    self.data = data
    let entry = place(
      [(data.entry, true), (Self.count(data.exams.count), false)], x: Self.width / 2 - 90, width: 180, y: 0)
    let arms = data.arms.enumerated().map { place($1, index: $0, from: entry) }
    let lowest = arms.map(\.frame.bottom).max() ?? entry.frame.bottom
    join(arms, entry: entry, y: lowest + Self.step)
    bottom = boxes.map(\.frame.bottom).max() ?? 0
  }

  func grid() -> PlotGrid {
    let height = bottom + 2
    let plot = Plot(
      x: Axis("", scale: Scale(domain: -1...(Self.width + 1))),
      y: Axis("", scale: Scale(domain: -1...height), isReversed: true), marks: marks, aspect: 1, frame: .none)
    return PlotGrid(plot, plotHeight: height + 1)
  }

  /// Model, exclusions and result below each other.
  private mutating func place(_ arm: FeasibilityFlowFigure.Arm, index: Int, from entry: Box) -> Box {
    let count = Double(max(data.arms.count, 1))
    let width = min((Self.width - (count - 1) * Self.armGap) / count, 300)
    let total = count * width + (count - 1) * Self.armGap
    let x = (Self.width - total) / 2 + Double(index) * (width + Self.armGap)
    let top = place(
      [(arm.title, true), (Self.count(data.exams.count), false)], x: x, width: width,
      y: entry.frame.bottom + Self.step)
    arrows.append([entry.bottomMiddle, Point(x: top.frame.middleX, y: top.frame.y)])
    let out = place(exclusions(arm), x: x + Self.indent, width: width - Self.indent, y: top.frame.bottom + 10)
    let spine = x + Self.indent / 2
    arrows.append([Point(x: spine, y: out.frame.middleY), Point(x: out.frame.x, y: out.frame.middleY)])
    let solved = place(
      [(data.result, true), (NumberFormat.proportion(arm.solved.count, of: data.exams.count), false)], x: x,
      width: width, y: out.frame.bottom + 14)
    arrows.append([Point(x: spine, y: top.frame.bottom), Point(x: spine, y: solved.frame.y)])
    return solved
  }

  private func exclusions(_ arm: FeasibilityFlowFigure.Arm) -> [(text: String, isBold: Bool)] {
    let out = arm.exclusions.filter { !$0.exams.isEmpty }.sorted { $0.exams.count > $1.exams.count }
    let total = out.reduce(0) { $0 + $1.exams.count }
    return [("No \(data.result.lowercasedFirst), \(Self.count(total))", true)]
      + out.map { exclusion in
        let cause = exclusion.label.isEmpty ? exclusion.code : "\(exclusion.label) (\(exclusion.code))"
        return ("\(cause), \(Self.count(exclusion.exams.count))", false)
      }
  }

  private mutating func join(_ arms: [Box], entry: Box, y: Double) {
    var above = arms.isEmpty ? [entry] : arms
    var y = y
    for end in data.ends {
      let box = place(
        [(end.label, true), (Self.count(end.exams.count), false)], x: Self.width / 2 - 115, width: 230, y: y)
      for box in above.map(\.bottomMiddle) {
        arrows.append([box, Point(x: Self.width / 2, y: y)])
      }
      above = [box]
      y = box.frame.bottom + Self.step
    }
  }

  private mutating func place(
    _ texts: [(text: String, isBold: Bool)], x: Double, width: Double, y: Double
  ) -> Box {
    let lines = texts.flatMap { text in
      Self.wrapped(text.text, isBold: text.isBold, width: width - 2 * Self.padding - 2).map {
        ($0, text.isBold)
      }
    }
    let height = Double(lines.count) * Self.lineHeight + 2 * Self.padding - 1
    let box = Box(lines: lines, frame: Rectangle(x: x, y: y, width: width, height: height))
    boxes.append(box)
    return box
  }

  private var marks: [Mark] {
    arrows.flatMap(Self.arrow) + boxes.flatMap(Self.marks)
  }

  private static func marks(_ box: Box) -> [Mark] {
    let (frame, lines) = (box.frame, box.lines)
    let corners = [
      Point(x: frame.x, y: frame.y), Point(x: frame.right, y: frame.y),
      Point(x: frame.right, y: frame.bottom), Point(x: frame.x, y: frame.bottom),
    ]
    let outline = Mark.polygon(corners, fill: Palette.wash, stroke: Stroke(Palette.axis, width: 0.7))
    return [outline]
      + zip(0..., lines).map { index, line in
        let y = frame.y + padding + (Double(index) + 0.5) * lineHeight
        return .text(
          TextMark(line.text, at: Point(x: frame.x + padding + 1, y: y), font: font(isBold: line.isBold)))
      }
  }

  /// Right-angled where its ends do not lie in one line, with a head at the end.
  private static func arrow(_ ends: [Point]) -> [Mark] {
    let (from, to) = (ends[0], ends[1])
    let isAcross = from.y == to.y
    let middle = to.y - step / 2
    let path =
      from.x == to.x || isAcross
      ? [from, to] : [from, Point(x: from.x, y: middle), Point(x: to.x, y: middle), to]
    let head =
      isAcross
      ? [to, Point(x: to.x - 4.5, y: to.y - 2.2), Point(x: to.x - 4.5, y: to.y + 2.2)]
      : [to, Point(x: to.x - 2.2, y: to.y - 4.5), Point(x: to.x + 2.2, y: to.y - 4.5)]
    return [
      .polyline(path, Stroke(Palette.muted, width: 0.9)), .polygon(head, fill: Palette.muted, stroke: nil),
    ]
  }

  private static func font(isBold: Bool) -> Font {
    Font(size: Theme.annotationSize, weight: isBold ? .semibold : .regular)
  }

  private static func count(_ number: Int) -> String { "n\u{00A0}=\u{00A0}\(NumberFormat.count(number))" }

  /// Lines no wider than the room, broken at spaces; a single long word stays whole.
  private static func wrapped(_ text: String, isBold: Bool, width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = lines.last.map { "\($0) \(word)" }
      if let longer, TextLayout(longer, font: font(isBold: isBold)).size.width <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
