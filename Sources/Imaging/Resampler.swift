/// Resizes pixel grids with an antialiased triangle filter; the weight tables serve any number of planes.
///
/// Pixel centres lie at half-integer positions. When an axis shrinks the filter widens by the same factor; when it
/// grows this is bilinear interpolation. Weights that fall outside the image are left out and the rest is scaled to
/// sum to one. Equal to PyTorch's `interpolate(mode="bilinear", antialias=True, align_corners=False)` in float32.
public struct Resampler: Sendable {
  public let source, target: PixelSize
  /// Weights along x and along y.
  package let columns, rows: FilterTaps

  /// Prepares the weights from one grid to the other.
  public init(from source: PixelSize, to target: PixelSize) {
    self.source = source
    self.target = target
    columns = FilterTaps(from: source.width, to: target.width)
    rows = FilterTaps(from: source.height, to: target.height)
  }

  /// One plane: `source.count` values in, `target.count` values out, both row after row.
  public func apply(_ plane: [Float]) -> [Float] { apply(plane.span) }

  /// One plane: `source.count` values in, `target.count` values out, both row after row.
  public func apply(_ plane: Span<Float>) -> [Float] {
    precondition(plane.count == source.count, "\(source) values needed, \(plane.count) given")
    return combineRows(combineColumns(plane))
  }

  /// Across: source height × target width.
  private func combineColumns(_ plane: Span<Float>) -> [Float] {
    var result = [Float](repeating: 0, count: source.height * target.width)
    var output = result.mutableSpan
    let (starts, weights, width) = (columns.starts.span, columns.weights.span, columns.width)
    for y in 0..<source.height {
      for x in 0..<target.width {
        let first = y * source.width + starts[x]
        var sum: Float = 0
        for tap in 0..<width { sum += weights[x * width + tap] * plane[first + tap] }
        output[y * target.width + x] = sum
      }
    }
    return result
  }

  /// Down: target height × target width.
  private func combineRows(_ plane: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: target.count)
    var output = result.mutableSpan
    let input = plane.span
    for y in 0..<target.height {
      for tap in 0..<rows.width {
        let weight = rows.weights[y * rows.width + tap]
        let first = (rows.starts[y] + tap) * target.width
        for x in 0..<target.width { output[y * target.width + x] += weight * input[first + x] }
      }
    }
    return result
  }
}

/// Which source pixels of one axis make each target pixel, and with what weights.
package struct FilterTaps: Sendable {
  /// Taps of each target pixel; unused ones weigh zero.
  package let width: Int
  /// First source pixel of each target pixel; `start + width` stays inside the axis.
  package let starts: [Int]
  /// `width` weights a target pixel, summing to one.
  package let weights: [Float]

  init(from source: Int, to target: Int) {
    let scale = Double(source) / Double(target)
    let stretch = max(scale, 1)
    let taps = (0..<target).map { Self.taps(center: (Double($0) + 0.5) * scale, stretch: stretch, source) }
    let width = taps.map(\.weights.count).max() ?? 1
    self.width = width
    starts = taps.map { min($0.start, source - width) }
    weights = zip(taps, starts).flatMap { tap, start in
      let leading = [Float](repeating: 0, count: tap.start - start)
      return leading + tap.weights
        + [Float](repeating: 0, count: width - leading.count - tap.weights.count)
    }
  }

  private static func taps(center: Double, stretch: Double, _ source: Int) -> (start: Int, weights: [Float]) {
    let start = max(Int(center - stretch + 0.5), 0)
    let end = min(Int(center + stretch + 0.5), source)
    let raw = (start..<end).map { max(0, 1 - abs((Double($0) + 0.5 - center) / stretch)) }
    let sum = raw.reduce(0, +)
    return (start, raw.map { Float($0 / sum) })
  }
}
