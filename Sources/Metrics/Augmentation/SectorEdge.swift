import ApicalImaging

/// Tells where the border of a keep mask is the edge of the frame's sector: what was painted there is black.
///
/// The kept pixels end a little inside of the sector, so that the first painted ones still are tissue. Looked at are the
/// layers −3 to −7 of ``BorderLayers``, beyond that strip.
struct SectorEdge {
  private static let layers = -7 ... -3
  private static let radius = 6

  private let image: Image
  private let keep: Mask
  private let isBeyond: [Bool]

  init(_ image: Image, keep: Mask) {
    self.image = image
    self.keep = keep
    let steps = BorderLayers(keep, reach: 1 - Self.layers.lowerBound) { _ in false }
    isBeyond = steps.layer.map { $0.map(Self.layers.contains) ?? false }
  }

  /// Median of those pixels in the square of 13 × 13 around a painted pixel; of all painted ones there where the paint is
  /// too narrow for them. The upper one of two.
  func median(beside index: Int) -> Double {
    var (beyond, painted): ([Float], [Float]) = ([], [])
    let (x, y) = (index % image.width, index / image.width)
    for row in max(0, y - Self.radius)...min(image.height - 1, y + Self.radius) {
      for column in max(0, x - Self.radius)...min(image.width - 1, x + Self.radius) where !keep[column, row] {
        painted.append(image[column, row])
        if isBeyond[row * image.width + column] { beyond.append(image[column, row]) }
      }
    }
    let values = (beyond.isEmpty ? painted : beyond).sorted()
    return Double(values[values.count / 2])
  }
}
