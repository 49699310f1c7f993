public import ApicalCohort
public import ApicalImaging
public import ApicalMetrics
internal import ApicalParallel
public import ApicalReport

/// Where one structure lies in the images of one or more sources of masks.
public struct OccupancyStudy: Sendable {
  /// One source and its map.
  public struct Source: Sendable {
    /// Heading of its panel.
    public let title: String
    /// Share of frames in which each cell holds the structure, and each frame.
    public let occupancy: CohortOccupancy
    /// Files that could not be read, and why.
    public let failures: [String]
  }

  /// The structure.
  public let label: Label
  /// In the order given.
  public let sources: [Source]

  /// Reads every mask of the collections, one group after the other, on all cores.
  ///
  /// - Parameters:
  ///   - collections: Titles and masks.
  ///   - label: The structure.
  ///   - progress: Called with the number of masks read and of all.
  public init(
    _ collections: [(title: String, masks: MaskCollection)], label: Label,
    progress: (Int, Int) -> Void = { _, _ in }
  ) {
    let total = collections.reduce(0) { $0 + $1.masks.masks.count }
    var done = 0
    var sources: [Source] = []
    for (title, collection) in collections {
      var occupancy = CohortOccupancy(of: label)
      var failures: [String] = []
      for group in collection.masks.chunked(by: 64) {
        for part in group.chunked(by: 8).mapSideBySide({ Self.part($0, label: label) }) {
          failures += part.failures
          precondition((try? occupancy.merge(part.occupancy)) != nil, "maps of one label and grid merge")
        }
        done += group.count
        progress(done, total)
      }
      sources.append(Source(title: title, occupancy: occupancy, failures: failures))
    }
    self.label = label
    self.sources = sources
  }

  private static func part(
    _ masks: [MaskFile], label: Label
  ) -> (occupancy: CohortOccupancy, failures: [String]) {
    var occupancy = CohortOccupancy(of: label)
    var failures: [String] = []
    for mask in masks {
      do { occupancy.add(try mask.read()) } catch { failures.append(error.description) }
    }
    return (occupancy, failures)
  }

  /// The maps side by side.
  ///
  /// - Throws: ``RenderError``.
  public func figure() throws(RenderError) -> Figure {
    try HeatmapFigure(words: words("occupancy"), structure: label.name, panels: sources.map(Self.panel))
      .figure()
  }

  /// The first source minus the second.
  ///
  /// - Throws: ``RenderError``.
  /// - Precondition: two sources.
  public func differenceFigure() throws(RenderError) -> Figure {
    precondition(sources.count == 2, "a difference is of two sources")
    return try HeatmapDifferenceFigure(
      words: words("occupancy-difference"), structure: label.name, first: Self.panel(sources[0]),
      second: Self.panel(sources[1])
    ).figure()
  }

  private func words(_ name: String) -> FigureWords {
    FigureWords(
      name: "\(label.name.lowercased())-\(name)", title: "Where the \(label.name) lies in the image")
  }

  private static func panel(_ source: Source) -> HeatmapFigure.Panel {
    let map = source.occupancy.map
    return HeatmapFigure.Panel(
      title: source.title, size: map.size,
      occupancy: map.shares ?? [Double](repeating: 0, count: map.size.count), count: map.frameCount)
  }
}
