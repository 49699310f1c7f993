public import ApicalImaging

/// A left ventricle that a network finds where a sampler painted: a hallucination (paper, Fig. 11).
///
/// Of the 8-connected pieces of LV that a network labels, before any is dropped, those count that touch no pixel
/// labelled LV in the frame and lie on painted pixels with more than half of their area; the largest is kept here.
public struct SecondVentricle: Sendable, Equatable, Codable {
  /// Pixels of the largest such piece; 0 for none.
  public let pixels: Int
  /// Its centre, pixels; nil for none.
  public let centre: Point?
  /// ``pixels`` over the pixels labelled LV; nil for a frame without labelled LV.
  public let share: Double?
  /// Share from which the frame is flagged.
  public let threshold: Double
  /// True for a second ventricle larger than noise; false where the frame has no LV to compare with.
  public var isFlagged: Bool { share.map { $0 >= threshold } ?? false }

  /// - Parameters:
  ///   - found: What the network labelled, all pieces included.
  ///   - labels: The frame's own labels.
  ///   - keep: The kept pixels.
  ///   - threshold: Share of the labelled LV from which the frame is flagged.
  /// - Precondition: one grid.
  public init(found: LabelMap, labels: LabelMap, keep: Mask, threshold: Double = 0.1) {
    precondition(found.size == labels.size && found.size == keep.size, "masks share a grid")
    let own = labels.mask(of: .lv)
    let strangers = found.mask(of: .lv).components(connectivity: .eight).filter { piece in
      !piece.pixels.contains { own.isInside[$0] }
        && 2 * piece.pixels.count { !keep.isInside[$0] } > piece.area
    }
    let largest = strangers.first
    pixels = largest?.area ?? 0
    centre = largest.map { piece in
      let count = Double(piece.area)
      let (x, y) = piece.pixels.reduce(into: (0.0, 0.0)) { sum, pixel in
        sum.0 += Double(pixel % found.width) + 0.5
        sum.1 += Double(pixel / found.width) + 0.5
      }
      return Point(x: x / count, y: y / count)
    }
    share = own.isEmpty ? nil : Double(pixels) / Double(own.area)
    self.threshold = threshold
  }
}
