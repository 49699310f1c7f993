/// Which values of a measurement speak for the disease.
public enum DiseaseSide: String, Sendable, Codable, CaseIterable {
  /// Higher ones, such as the volume of a failing ventricle.
  case higher
  /// Lower ones, such as the EF of a failing ventricle.
  case lower
}

/// Values apart by disease, turned so that higher ones speak for it.
struct DiseaseGroups {
  let diseased, healthy: [Double]

  /// - Throws: ``ClassificationError`` for series of unequal length, a value not finite, or fewer exams than
  ///   `minimum` with or without the disease.
  init(
    values: [Double], diseased isDiseased: [Bool], side: DiseaseSide, minimum: Int
  ) throws(ClassificationError) {
    guard values.count == isDiseased.count else {
      throw .unequalCounts(first: values.count, second: isDiseased.count)
    }
    try validateFinite(values)
    var groups: (diseased: [Double], healthy: [Double]) = ([], [])
    for (value, disease) in zip(values, isDiseased) {
      let turned = side == .higher ? value : -value
      if disease { groups.diseased.append(turned) } else { groups.healthy.append(turned) }
    }
    guard groups.diseased.count >= minimum else {
      throw .tooFewDiseased(count: groups.diseased.count, minimum: minimum)
    }
    guard groups.healthy.count >= minimum else {
      throw .tooFewHealthy(count: groups.healthy.count, minimum: minimum)
    }
    (diseased, healthy) = groups
  }
}
