internal import ApicalImaging

/// A curve over the frames of a recording, such as the area of the LV, with the ED and ES that were found on it.
public struct BeatCurveFigure: FigureSource {
  /// One beat, frames from 0.
  public struct Beat: Sendable, Equatable, Codable {
    /// End-diastole and end-systole.
    public let ed, es: Int
    /// False for a beat that was found and left out, such as one that the recording's end cuts.
    public let isMeasured: Bool

    /// One beat; see the properties.
    public init(ed: Int, es: Int, isMeasured: Bool = true) {
      self.ed = ed
      self.es = es
      self.isMeasured = isMeasured
    }
  }

  /// One recording.
  public struct Panel: Sendable, Equatable, Codable {
    /// Heading.
    public let title: String
    /// Frames per second.
    public let frameRate: Double
    /// One value a frame; nil where the frame gave none.
    public let values: [Double?]
    /// The curve on which ED and ES were found.
    public let smoothed: [Double?]
    /// The beats that were found.
    public let beats: [Beat]
    /// The beats that were known beforehand; empty where none were.
    public let known: [Beat]

    /// One recording; see the properties.
    public init(
      title: String, frameRate: Double, values: [Double?], smoothed: [Double?], beats: [Beat],
      known: [Beat] = []
    ) {
      self.title = title
      self.frameRate = frameRate
      self.values = values
      self.smoothed = smoothed
      self.beats = beats
      self.known = known
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// What the curve is, and its unit; empty for none.
    public let quantity, unit: String
    /// Top to bottom.
    public let panels: [Panel]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - quantity: What the curve is, such as "LV area".
  ///   - unit: Its unit; empty for none.
  ///   - panels: One recording each, top to bottom.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  /// - Precondition: Frame rates above zero.
  public init(words: FigureWords, quantity: String, unit: String, panels: [Panel]) throws(RenderError) {
    for panel in panels {
      precondition(panel.frameRate > 0, "a recording has a frame rate")
      try validate(panel.values.compactMap(\.self), "\(panel.title), value", in: words)
      try validate(panel.smoothed.compactMap(\.self), "\(panel.title), smoothed value", in: words)
    }
    sidecar = Sidecar(quantity: quantity, unit: unit, panels: panels)
    grid = PlotGrid(
      rows: panels.map { [Self.plot($0, quantity, unit)] }, legend: Self.legend(panels, quantity),
      plotHeight: panels.count > 2 ? 92 : 130)
    self.words = words.filled(caption: Self.caption(sidecar), altText: Self.altText(sidecar))
  }

  private static func plot(_ panel: Panel, _ quantity: String, _ unit: String) -> Plot {
    let frames = max(1, max(panel.values.count, panel.smoothed.count) - 1)
    let x = Axis("Time", unit: "s", scale: Scale(domain: 0...Double(frames) / panel.frameRate, tickCount: 8))
    let values = (panel.values + panel.smoothed).compactMap(\.self)
    let y = Axis(quantity, unit: unit, scale: Scale(covering: values, padding: 0.08, tickCount: 4))
    return Plot(
      title: panel.title, x: x, y: y, marks: marks(panel),
      message: values.isEmpty ? "No value in any frame" : nil)
  }

  private static func marks(_ panel: Panel) -> [Mark] {
    func time(_ frame: Int) -> Double { Double(frame) / panel.frameRate }
    let dots = panel.values.enumerated().compactMap { frame, value in
      value.map { Point(x: time(frame), y: $0) }
    }
    let runs = panel.smoothed.enumerated().map { frame, value in
      value.map { Point(x: time(frame), y: $0) }
    }.split(separator: nil).map { $0.compactMap(\.self) }
    let known = panel.known.flatMap { beat in
      [
        Mark.rule(.vertical(time(beat.ed)), knownED),
        .rule(.vertical(time(beat.es)), knownES),
      ]
    }
    return known + [.dots(dots, frameDot)] + runs.map { .polyline($0, curve) }
      + [
        .dots(places(panel, true) { $0.ed }, ed), .dots(places(panel, true) { $0.es }, es),
        .dots(places(panel, false) { $0.ed } + places(panel, false) { $0.es }, leftOut),
      ]
  }

  /// Where the ED or ES of some beats lie on the curve.
  private static func places(_ panel: Panel, _ isMeasured: Bool, _ frame: (Beat) -> Int) -> [Point] {
    let curve = panel.smoothed.isEmpty ? panel.values : panel.smoothed
    return panel.beats.filter { $0.isMeasured == isMeasured }.map(frame).compactMap { index in
      guard curve.indices.contains(index), let value = curve[index] else { return nil }
      return Point(x: Double(index) / panel.frameRate, y: value)
    }
  }

  private static func legend(_ panels: [Panel], _ quantity: String) -> [LegendEntry] {
    var entries: [LegendEntry] = [
      LegendEntry(.dot(frameDot), "\(quantity) of a frame"), LegendEntry(.line(curve), "smoothed"),
      LegendEntry(.dot(ed), "ED found"), LegendEntry(.dot(es), "ES found"),
    ]
    if panels.contains(where: { $0.beats.contains { !$0.isMeasured } }) {
      entries.append(LegendEntry(.dot(leftOut), "beat left out"))
    }
    if panels.contains(where: { !$0.known.isEmpty }) {
      entries.append(LegendEntry(.line(knownED), "known ED"))
      entries.append(LegendEntry(.line(knownES), "known ES"))
    }
    return entries
  }

  private static let frameDot = DotStyle(
    shape: .circle, colour: Palette.unclassified.opacity(0.45), radius: 1.3)
  private static let curve = Stroke(Palette.ink, width: 1)
  private static let ed = DotStyle(shape: .triangle, colour: Palette.series[0], radius: 3.2)
  private static let es = DotStyle(shape: .square, colour: Palette.series[1], radius: 3)
  private static let leftOut = DotStyle(shape: .diamond, colour: Palette.axis, radius: 3)
  private static let knownED = Stroke(Palette.series[0].opacity(0.6), width: 0.8, dash: [3, 2])
  private static let knownES = Stroke(Palette.series[1].opacity(0.7), width: 0.8, dash: [1, 1.6])

  private static func caption(_ data: Sidecar) -> String {
    let known = data.panels.contains { !$0.known.isEmpty }
    return
      "\(data.quantity) over the recording, one dot a frame, with the end-diastoles (ED) and end-systoles (ES) "
      + "found on the smoothed curve." + (known ? " Broken lines: those known beforehand." : "")
  }

  private static func altText(_ data: Sidecar) -> String {
    data.panels.map { panel in
      let beats = panel.beats.map { "ED at frame \($0.ed), ES at frame \($0.es)" }.joined(separator: "; ")
      return
        "\(panel.title): \(data.quantity) of \(panel.values.count) frames, \(panel.beats.count) beats. \(beats)"
    }.joined(separator: ". ")
  }
}
