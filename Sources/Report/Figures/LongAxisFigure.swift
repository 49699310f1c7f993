public import ApicalImaging

/// How a ventricle was measured: contour, mitral plane, long axis and diameters on the frame.
public struct LongAxisFigure: FigureSource {
  /// One frame; all points in mm from its upper left corner.
  public struct Item: Sendable, Equatable, Codable {
    /// The frame.
    public let id: String
    /// Outline of the LV.
    public let contour: [Point]
    /// Ends of the mitral plane, its middle, and the contour point farthest from that.
    public let leftHinge, rightHinge, base, apex: Point
    /// Both ends of each diameter.
    public let diameters: [[Point]]
    /// Lines under the frame, the first one emphasised.
    public let captionLines: [String]

    /// One frame; see the properties.
    public init(
      id: String, contour: [Point], hinges: (left: Point, right: Point), base: Point, apex: Point,
      diameters: [[Point]], captionLines: [String]
    ) {
      self.id = id
      self.contour = contour
      (leftHinge, rightHinge) = hinges
      (self.base, self.apex) = (base, apex)
      self.diameters = diameters
      self.captionLines = captionLines
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// Left to right.
    public let frames: [Item]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - items: Left to right, each with its frame; spacing is needed.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  /// - Precondition: every frame has a spacing.
  public init(words: FigureWords, items: [(image: Image, item: Item)]) throws(RenderError) {
    precondition(items.allSatisfy { $0.image.spacing != nil }, "points in mm need a frame with spacing")
    for item in items.map(\.item) {
      let points = item.contour + item.diameters.flatMap { $0 } + [item.base, item.apex]
      try validate(points.flatMap { [$0.x, $0.y] }, "\(item.id), point", in: words)
    }
    sidecar = Sidecar(frames: items.map(\.item))
    grid = PlotGrid(
      rows: [items.map { Self.plot($0.image, $0.item) }], legend: Self.legend, plotHeight: 270)
    self.words = words.filled(
      caption:
        "The mitral plane joins the ends of the stretch where the ventricle has no myocardium beside it; the "
        + "base is its middle, the apex the contour point farthest from the base, and the diameters stand across the "
        + "axis in the middle of each disc. Frames are cropped around the ventricle.",
      altText: items.map { "\($0.item.id): \($0.item.captionLines.joined(separator: ", "))" }
        .joined(separator: ". "))
  }

  private static let outline = Stroke(Palette.reference, width: Theme.contourWidth)
  private static let plane = Stroke(Palette.prediction, width: 1.5)
  private static let axis = Stroke(Palette.paper, width: 1.3)
  private static let disc = Stroke(Palette.paper.opacity(0.75), width: 0.5)
  private static let ends = DotStyle(shape: .circle, colour: Palette.prediction, radius: 2.6)
  private static let poles = DotStyle(shape: .diamond, colour: Palette.paper, radius: 3)

  private static let legend = [
    LegendEntry(.line(outline), "LV contour"), LegendEntry(.line(plane), "Mitral plane and hinge points"),
    LegendEntry(.line(Stroke(Palette.ink, width: 1.3)), "Long axis (white), base to apex"),
  ]

  private static func plot(_ image: Image, _ item: Item) -> Plot {
    let spacing = image.spacing ?? (try! Spacing(x: 1, y: 1))
    let (width, height) = (Double(image.width) * spacing.x, Double(image.height) * spacing.y)
    let (x, y) = window(item, width: width, height: height)
    var marks: [Mark] = [
      .raster(Raster(image, maximumSide: 900), Rectangle(x: 0, y: 0, width: width, height: height)),
      .contour([item.contour], Stroke(Palette.ink.opacity(0.45), width: Theme.contourWidth + 1.2)),
      .contour([item.contour], outline),
    ]
    marks += item.diameters.map { .polyline($0, disc) }
    marks += [
      .line(from: item.base, to: item.apex, axis), .line(from: item.leftHinge, to: item.rightHinge, plane),
      .dots([item.leftHinge, item.rightHinge], ends), .dots([item.base, item.apex], poles),
      label("apex", item.apex, dy: -8), label("base", item.base, dy: 9),
    ]
    return Plot(
      x: Axis("", unit: "mm", scale: Scale(domain: x)),
      y: Axis("", unit: "mm", scale: Scale(domain: y), isReversed: true),
      marks: marks, aspect: 1, frame: .none, captionLines: item.captionLines)
  }

  private static func label(_ text: String, _ point: Point, dy: Double) -> Mark {
    .text(
      TextMark(
        text, at: point, font: Font(size: 7), colour: Palette.paper, offset: Size(width: 5, height: dy)))
  }

  /// The ventricle with 15 mm around it, as far as the frame reaches.
  private static func window(
    _ item: Item, width: Double, height: Double
  ) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let (xs, ys) = (item.contour.map(\.x), item.contour.map(\.y))
    func range(_ values: [Double], _ limit: Double) -> ClosedRange<Double> {
      max(0, (values.min() ?? 0) - 15)...min(limit, (values.max() ?? limit) + 15)
    }
    return (range(xs, width), range(ys, height))
  }
}
