internal import ApicalImaging

/// Distances between two filled sets of pixels, in mm, both ways: zero where they overlap.
///
/// The definition of SimpleITK's Hausdorff filter, scikit-image and SciPy when they are given masks.
public struct SetDistances: Sendable, Equatable {
  /// Hausdorff distance of the sets, mm.
  public let hausdorff: Double
  /// Average Hausdorff distance, mm: the mean of the two directed means over all pixels of each set, as SimpleITK.
  public let averageHausdorff: Double

  /// - Precondition: neither is empty; both have one size.
  init(prediction: BitMask, reference: BitMask, spacing: Spacing) {
    let forth = Self.directed(from: prediction, to: reference, spacing)
    let back = Self.directed(from: reference, to: prediction, spacing)
    hausdorff = max(forth.maximum, back.maximum)
    averageHausdorff = (forth.sum / Double(prediction.count) + back.sum / Double(reference.count)) / 2
  }

  private static func directed(
    from source: BitMask, to target: BitMask, _ spacing: Spacing
  ) -> (sum: Double, maximum: Double) {
    let outside = source.subtracting(target)
    guard !outside.isEmpty else { return (0, 0) }
    let distances = ColumnDistances(to: target, seenFrom: outside.rows, spacing: spacing)
    var (sum, maximum) = (0.0, 0.0)
    outside.forEachRow { xs, y in
      distances.forEachSquaredDistance(from: xs, y: y) { squared in
        sum += squared.squareRoot()
        maximum = max(maximum, squared)
      }
    }
    return (sum, maximum.squareRoot())
  }
}
