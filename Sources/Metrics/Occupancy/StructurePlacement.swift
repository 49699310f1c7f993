public import ApicalImaging

/// Where one structure lies in one frame, and how large it is, relative to the frame.
public struct StructurePlacement: Sendable, Equatable, Codable {
  /// Centre of mass as a share of width and height: (0, 0) is the upper left corner of the image, (1, 1) the lower right.
  public let centroid: Point
  /// Share of the image that it covers, 0…1.
  public let area: Double

  /// nil where no pixel carries the label.
  public init?(of label: Label, in map: LabelMap) { self.init(BitMask(map, labels: [label])) }

  /// nil for an empty mask.
  init?(_ bits: BitMask) {
    var (count, sumX, sumY) = (0, 0, 0)
    bits.forEachPixel { x, y in
      count += 1
      sumX += x
      sumY += y
    }
    guard count > 0 else { return nil }
    centroid = Point(
      x: (Double(sumX) / Double(count) + 0.5) / Double(bits.width),
      y: (Double(sumY) / Double(count) + 0.5) / Double(bits.height))
    area = Double(count) / Double(bits.width * bits.height)
  }
}
