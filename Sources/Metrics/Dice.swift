public import ApicalImaging

/// Dice overlap of two masks, 0…1: 2 |P ∩ R| / (|P| + |R|).
///
/// 0 when one mask is empty; undefined, and so thrown, when both are.
/// Dice, Ecology 1945;26:297–302.
///
/// - Throws: ``MetricError/bothEmpty``, or ``MetricError/sizesDiffer(prediction:reference:)``.
public func dice(_ prediction: Mask, _ reference: Mask) throws(MetricError) -> Double {
  try requireSameSize(prediction, reference)
  let (predicted, annotated) = (prediction.isInside.span, reference.isInside.span)
  var common = 0
  var total = 0
  for index in predicted.indices {
    let p = predicted[index]
    let r = annotated[index]
    common += p && r ? 1 : 0
    total += (p ? 1 : 0) + (r ? 1 : 0)
  }
  guard total > 0 else { throw .bothEmpty }
  return 2 * Double(common) / Double(total)
}

/// Refuses masks that do not share a grid.
func requireSameSize(_ prediction: Mask, _ reference: Mask) throws(MetricError) {
  guard prediction.size == reference.size else {
    throw .sizesDiffer(prediction: prediction.size, reference: reference.size)
  }
}
