import ApicalImaging
import ApicalMetrics

/// Every measure written down as its definition says, by trying all pairs of points.
struct BruteForce {
  let prediction, reference: Mask
  let spacing: Spacing

  private typealias Site = (x: Double, y: Double)

  /// The measures of two masks that both have pixels.
  func values(tolerance: Double) -> [Measure: Double] {
    overlap.merging(surface(tolerance)) { $1 }.merging(sets) { $1 }
      .merging(contours) { $1 }.merging(corners(tolerance)) { $1 }
  }

  private var overlap: [Measure: Double] {
    let pairs = zip(prediction.isInside, reference.isInside)
    let (tp, fp) = (Double(pairs.count { $0 && $1 }), Double(pairs.count { $0 && !$1 }))
    let (fn, tn) = (Double(pairs.count { !$0 && $1 }), Double(pairs.count { !$0 && !$1 }))
    var values: [Measure: Double] = [
      .dice: 2 * tp / (2 * tp + fp + fn), .iou: tp / (tp + fp + fn), .sensitivity: tp / (tp + fn),
      .precision: tp / (tp + fp), .relativeAreaDifference: (fp - fn) / (tp + fn),
      .areaDifference: (fp - fn) * spacing.x * spacing.y,
    ]
    if tn + fp > 0 { values[.specificity] = tn / (tn + fp) }
    return values
  }

  private func surface(_ tolerance: Double) -> [Measure: Double] {
    let (one, other) = (
      SmallMasks.directed(prediction, reference, spacing), SmallMasks.directed(reference, prediction, spacing)
    )
    let pooled = (one + other).sorted()
    let count = Double(pooled.count)
    return [
      .hd: pooled.last!, .hd95: max(percentile95(one), percentile95(other)),
      .hd95Pooled: percentile95(pooled),
      .assd: pooled.reduce(0, +) / count, .masd: (mean(one) + mean(other)) / 2, .meanToReference: mean(one),
      .meanToPrediction: mean(other), .nsd: Double(pooled.count { $0 <= tolerance }) / count,
    ]
  }

  private var sets: [Measure: Double] {
    func pixels(_ mask: Mask) -> [Site] {
      mask.isInside.indices.filter { mask.isInside[$0] }.map {
        (Double($0 % mask.width) * spacing.x, Double($0 / mask.width) * spacing.y)
      }
    }
    let (one, other) = (pixels(prediction), pixels(reference))
    let (forth, back) = (directed(one, other), directed(other, one))
    return [.hdSet: max(forth.max()!, back.max()!), .averageHausdorffSet: (mean(forth) + mean(back)) / 2]
  }

  /// HD95 is left to ``isLengthWeighted95(_:)``: where a share is met exactly, rounding decides.
  private func corners(_ tolerance: Double) -> [Measure: Double] {
    let (one, other) = (outline(prediction), outline(reference))
    let (forth, back) = (directed(one.sites, other.sites), directed(other.sites, one.sites))
    func weighted(_ distances: [Double], _ lengths: [Double], _ value: (Double) -> Double) -> Double {
      zip(distances, lengths).reduce(0) { $0 + value($1.0) * $1.1 }
    }
    func within(_ distances: [Double], _ lengths: [Double]) -> Double {
      weighted(distances, lengths) { $0 <= tolerance ? 1 : 0 }
    }
    let (length, otherLength) = (one.lengths.reduce(0, +), other.lengths.reduce(0, +))
    return [
      .hdCorner: max(forth.max()!, back.max()!),
      .meanToReferenceCorner: weighted(forth, one.lengths) { $0 } / length,
      .meanToPredictionCorner: weighted(back, other.lengths) { $0 } / otherLength,
      .nsdLengthWeighted: (within(forth, one.lengths) + within(back, other.lengths)) / (length + otherLength),
    ]
  }

  /// True where 95 % of each outline lie within the value, and of one no more than that lie nearer.
  func isLengthWeighted95(_ value: Double) -> Bool {
    let (one, other) = (outline(prediction), outline(reference))
    func shares(_ from: ([Site], [Double]), _ to: [Site]) -> (within: Double, below: Double) {
      let distances = zip(directed(from.0, to), from.1)
      let length = from.1.reduce(0, +)
      return (
        distances.reduce(0) { $0 + ($1.0 <= value + 1e-9 ? $1.1 : 0) } / length,
        distances.reduce(0) { $0 + ($1.0 < value - 1e-9 ? $1.1 : 0) } / length
      )
    }
    let (forth, back) = (shares(one, other.sites), shares(other, one.sites))
    return min(forth.within, back.within) >= 0.95 - 1e-9 && min(forth.below, back.below) <= 0.95 + 1e-9
  }

  /// Corners of pixels around which not all four agree, and the length of the line between inside and outside there.
  private func outline(_ mask: Mask) -> (sites: [Site], lengths: [Double]) {
    func isInside(_ x: Int, _ y: Int) -> Bool {
      x >= 0 && y >= 0 && x < mask.width && y < mask.height && mask[x, y]
    }
    let cut = (spacing.x * spacing.x + spacing.y * spacing.y).squareRoot() / 2
    var (sites, lengths): ([Site], [Double]) = ([], [])
    for y in 0...mask.height {
      for x in 0...mask.width {
        let above = [isInside(x - 1, y - 1), isInside(x, y - 1)]
        let below = [isInside(x - 1, y), isInside(x, y)]
        let count = (above + below).count { $0 }
        guard (1...3).contains(count) else { continue }
        sites.append((Double(x) * spacing.x, Double(y) * spacing.y))
        if count != 2 {
          lengths.append(cut)
        } else if above[0] == above[1] {
          lengths.append(spacing.x)
        } else {
          lengths.append(above[0] == below[0] ? spacing.y : 2 * cut)
        }
      }
    }
    return (sites, lengths)
  }

  private var contours: [Measure: Double] {
    let (one, other) = (edges(prediction), edges(reference))
    let (forth, back) = (directed(one, to: other), directed(other, to: one))
    return [.contourMean: (mean(forth) + mean(back)) / 2, .contourMaximum: max(forth.max()!, back.max()!)]
  }

  private func edges(_ mask: Mask) -> [(start: Site, end: Site)] {
    mask.contours().flatMap { polygon in
      let points = polygon.map { Site($0.x * spacing.x, $0.y * spacing.y) }
      return points.indices.map { (points[$0], points[($0 + 1) % points.count]) }
    }
  }

  private func directed(_ source: [(start: Site, end: Site)], to target: [(start: Site, end: Site)])
    -> [Double]
  {
    source.flatMap { edge in
      [edge.start, ((edge.start.x + edge.end.x) / 2, (edge.start.y + edge.end.y) / 2)]
    }.map { point in target.map { distance(point, $0) }.min()! }
  }

  private func distance(_ point: Site, _ edge: (start: Site, end: Site)) -> Double {
    let (dx, dy) = (edge.end.x - edge.start.x, edge.end.y - edge.start.y)
    let (px, py) = (point.x - edge.start.x, point.y - edge.start.y)
    let part = min(1, max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
    let (ex, ey) = (px - part * dx, py - part * dy)
    return (ex * ex + ey * ey).squareRoot()
  }

  private func directed(_ source: [Site], _ target: [Site]) -> [Double] {
    source.map { site in
      var best = Double.infinity
      for goal in target {
        let (dx, dy) = (goal.x - site.x, goal.y - site.y)
        best = min(best, dx * dx + dy * dy)
      }
      return best.squareRoot()
    }
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// NumPy's percentile: linear between the neighbours of (n − 1)·0.95.
  private func percentile95(_ values: [Double]) -> Double {
    let position = Double(values.count - 1) * 0.95
    let lower = Int(position)
    let upper = min(lower + 1, values.count - 1)
    return values[lower] + (position - Double(lower)) * (values[upper] - values[lower])
  }
}
