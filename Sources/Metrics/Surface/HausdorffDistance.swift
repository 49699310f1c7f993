public import ApicalImaging

/// Which points of two masks the Hausdorff distance compares; published programs differ.
public enum HausdorffDefinition: String, Sendable, Codable, CaseIterable {
  /// Boundary pixels: medpy, MetricsReloaded, MONAI. What this project calls HD.
  case boundary
  /// All pixels of the masks: SimpleITK, scikit-image. Smaller or larger where a mask has a hole.
  case set
  /// Corners of the pixels along the outline: DeepMind's surface-distance.
  case corner
}

/// How a percentile Hausdorff distance, such as HD95, is taken; published programs differ.
public enum PercentileDefinition: String, Sendable, Codable, CaseIterable {
  /// The larger of the two directed percentiles, linear interpolation: MetricsReloaded. What this project calls HD95.
  case maximumOfDirected
  /// The percentile of both directions together, linear interpolation: medpy.
  case pooled
  /// The larger of the two directed percentiles, weighed by length of outline: DeepMind's surface-distance.
  case lengthWeighted
}

/// Hausdorff distance (HD) in mm: the largest distance from a point of either mask to the nearest of the other.
///
/// Points are boundary pixels unless another definition is asked for: they lie inside their mask and have a
/// 4-neighbour outside of it; beyond the image everything is background; distances run between pixel centres.
///
/// - Throws: ``MetricError`` for masks of different sizes, or when one or both are empty: the study decides
///   what a missed ventricle costs.
public func hausdorffDistance(
  _ prediction: Mask, _ reference: Mask, spacing: Spacing, definition: HausdorffDefinition = .boundary
) throws(MetricError) -> Double {
  try RegionComparison(prediction, reference, spacing: spacing).hausdorff(definition)
}

/// Percentile Hausdorff distance in mm.
///
/// - Parameters:
///   - prediction: The mask under test.
///   - reference: The mask to compare with.
///   - spacing: mm per pixel of both masks.
///   - percentile: 0…100; 100 gives the Hausdorff distance itself.
///   - definition: How the percentile is taken.
/// - Throws: ``MetricError`` as the Hausdorff distance, and for a percentile out of range.
public func hausdorffDistance(
  _ prediction: Mask, _ reference: Mask, spacing: Spacing, percentile: Double,
  definition: PercentileDefinition = .maximumOfDirected
) throws(MetricError) -> Double {
  guard (0...100).contains(percentile) else { throw .percentileOutOfRange(percentile) }
  let comparison = try RegionComparison(prediction, reference, spacing: spacing)
  return switch definition {
  case .maximumOfDirected: try comparison.surface().percentile(percentile)
  case .pooled: try comparison.surface().percentile(percentile, pooled: true)
  case .lengthWeighted: try comparison.corners().percentile(percentile)
  }
}

extension BitMask {
  /// Largest distance from a boundary pixel of either mask to the nearest of the other, mm.
  ///
  /// Most pixels are passed over because they are certainly nearer than the largest distance so far.
  static func hausdorff(_ one: BitMask, _ other: BitMask, spacing: Spacing) -> Double {
    let (first, second) = (one.boundary(), other.boundary())
    let forth = largestDistance(from: first, to: second, spacing: spacing, atLeast: 0)
    return largestDistance(from: second, to: first, spacing: spacing, atLeast: forth).squareRoot()
  }

  private static func largestDistance(
    from source: BitMask, to target: BitMask, spacing: Spacing, atLeast floor: Double
  ) -> Double {
    let nearest = NearestPixel(of: target, spacing: spacing)
    var largest = floor
    source.subtracting(target).forEachPixel { x, y in
      let distance = nearest.squaredDistance(x: x, y: y, enough: largest)
      if distance > largest { largest = distance }
    }
    return largest
  }
}
