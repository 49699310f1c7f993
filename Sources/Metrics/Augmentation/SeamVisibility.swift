public import ApicalImaging

/// Whether the border between kept and painted pixels shows as a line.
///
/// Steps are absolute differences of grey between pixels that share an edge and lie in successive layers, counted from
/// the border (``BorderLayers``). The step across the border, from the first kept to the first painted layer, is set against
/// the steps at parallel offsets of 1 to ``reach`` − 1 layers inside of either side. The ratio is 1 where the border looks like its
/// neighbourhood, above 1 for an edge, below 1 for a smear. A fade over several pixels escapes it.
///
/// Where the painted side is black a little farther out (``SectorEdge``), the border is the edge of the frame's sector, which
/// is an edge in every echo; the open border is the rest. Our own definition.
public struct SeamVisibility: Sendable, Equatable, Codable {
  /// Mean step across the open border, grey levels.
  public let step: Double
  /// Mean steps at the offsets on the kept and on the painted side, grey levels; nil where there are no such pixels.
  public let keptStep, paintedStep: Double?
  /// ``step`` over the mean of both sides' steps; nil where that mean is zero or the border nowhere open.
  public let ratio: Double?
  /// The same over the whole border, sector edges included; nil where the surroundings are flat.
  public let wholeRatio: Double?
  /// Share of the border's steps that are open, 0…1.
  public let openShare: Double
  /// Steps across the border.
  public let count: Int
  /// Layers looked at on either side.
  public let reach: Int
  /// Median grey of the painted pixels beside a place, below which it counts as black.
  public let blackLevel: Double

  /// - Parameters:
  ///   - image: The finished image, 0…255.
  ///   - keep: The kept pixels.
  ///   - reach: Layers on either side, 2 or more.
  ///   - blackLevel: Median grey of the painted pixels beside a place, below which it counts as black.
  /// - Returns: nil where nothing was painted, or nothing kept.
  /// - Throws: ``SimilarityError/sizesDiffer(_:_:)``.
  public init?(
    _ image: Image, keep: Mask, reach: Int = 6, blackLevel: Double = 12
  ) throws(SimilarityError) {
    precondition(reach > 1, "a border is compared with what lies beside it: \(reach)")
    guard image.size == keep.size else { throw .sizesDiffer(image.size, keep.size) }
    let sectorEdge = SectorEdge(image, keep: keep)
    let layers = BorderLayers(keep, reach: reach) { sectorEdge.median(beside: $0) >= blackLevel }
    let open = StepTally(image, layers, reach: reach, openOnly: true)
    let whole = StepTally(image, layers, reach: reach, openOnly: false)
    guard whole.across.count > 0 else { return nil }
    step = open.across.mean ?? 0
    (keptStep, paintedStep) = (open.kept.mean, open.painted.mean)
    ratio = open.ratio
    wholeRatio = whole.ratio
    openShare = Double(open.across.count) / Double(whole.across.count)
    count = whole.across.count
    self.reach = reach
    self.blackLevel = blackLevel
  }
}

/// Steps of grey between successive layers.
private struct StepTally {
  struct Steps {
    var (sum, count) = (0.0, 0)
    var mean: Double? { count > 0 ? sum / Double(count) : nil }

    mutating func add(_ step: Double) {
      sum += step
      count += 1
    }
  }

  var across = Steps()
  var kept = Steps()
  var painted = Steps()

  init(_ image: Image, _ layers: BorderLayers, reach: Int, openOnly: Bool) {
    for index in layers.layer.indices {
      guard let layer = layers.layer[index], !openOnly || layers.isOpen[index] else { continue }
      for neighbour in layers.neighbours(of: index) where layers.layer[neighbour] == layer - 1 {
        guard !openOnly || layers.isOpen[neighbour] else { continue }
        let step = abs(Double(image.pixels[index]) - Double(image.pixels[neighbour]))
        if layer == 1 { across.add(step) } else if layer > 1 { kept.add(step) } else { painted.add(step) }
      }
    }
  }

  /// Against the mean of both sides, each weighed alike.
  var ratio: Double? {
    let sides = [kept.mean, painted.mean].compactMap { $0 }
    guard let step = across.mean, !sides.isEmpty else { return nil }
    let beside = sides.reduce(0, +) / Double(sides.count)
    return beside > 0 ? step / beside : nil
  }
}
