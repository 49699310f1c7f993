public import ApicalImaging

/// Dice overlap of two masks, 0…1: 2 |P ∩ R| / (|P| + |R|).
///
/// 0 when one mask is empty; undefined, and so thrown, when both are.
/// Dice, Ecology 1945;26:297–302.
///
/// - Throws: ``MetricError/bothEmpty``, or ``MetricError/sizesDiffer(prediction:reference:)``.
public func dice(_ prediction: Mask, _ reference: Mask) throws(MetricError) -> Double {
  guard let value = try RegionComparison(prediction, reference, spacing: nil).confusion.dice else {
    throw .bothEmpty
  }
  return value
}
