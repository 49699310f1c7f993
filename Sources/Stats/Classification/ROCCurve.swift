/// Receiver operating characteristic (ROC): sensitivity and specificity at every cut-off.
///
/// From the cut-off that no value reaches to the one that all reach; equal values are passed together.
/// O(n log n).
public struct ROCCurve: Sendable, Equatable, Codable {
  /// One cut-off.
  public struct Point: Sendable, Equatable, Codable {
    /// Which values are positive; nil at the start, where none is.
    public let cutOff: CutOff?
    /// Share of the diseased that are positive, 0…1.
    public let sensitivity: Double
    /// Share of the healthy that are negative, 0…1.
    public let specificity: Double
    /// Youden's J: sensitivity + specificity − 1.
    public var youden: Double { sensitivity + specificity - 1 }
  }

  /// From (sensitivity 0, specificity 1) to (1, 0), one point per different value.
  public let points: [Point]
  /// Which values speak for the disease.
  public let side: DiseaseSide
  /// Exams with and without the disease.
  public let diseasedCount, healthyCount: Int

  /// - Parameters:
  ///   - values: One per exam.
  ///   - diseased: Whether the reference says that the disease is there.
  ///   - side: Which values speak for the disease.
  /// - Throws: ``ClassificationError`` for series of unequal length, a value not finite, or without a
  ///   diseased or a healthy exam.
  public init(values: [Double], diseased: [Bool], side: DiseaseSide) throws(ClassificationError) {
    let groups = try DiseaseGroups(values: values, diseased: diseased, side: side, minimum: 1)
    self.side = side
    diseasedCount = groups.diseased.count
    healthyCount = groups.healthy.count
    points = Self.points(
      groups.diseased.sorted(by: >), groups.healthy.sorted(by: >), side: side)
  }

  /// Area under the curve by the trapezoid rule, 0…1.
  public var area: Double {
    CompensatedSum.of(
      zip(points, points.dropFirst()).lazy.map { before, after in
        (before.specificity - after.specificity) * (before.sensitivity + after.sensitivity) / 2
      })
  }

  /// The cut-offs with the greatest Youden's J, from the strictest on; several where they tie.
  public var bestByYouden: [Point] {
    // Compared by whole exams, so that no rounding breaks a tie.
    func score(_ point: Point) -> Int {
      let sensitive = Int((point.sensitivity * Double(diseasedCount)).rounded())
      let specific = Int((point.specificity * Double(healthyCount)).rounded())
      return sensitive * healthyCount + specific * diseasedCount
    }
    let best = points.map(score).max()
    return points.filter { score($0) == best }
  }

  /// Both groups descending; merges them value by value.
  private static func points(_ diseased: [Double], _ healthy: [Double], side: DiseaseSide) -> [Point] {
    var points = [Point(cutOff: nil, sensitivity: 0, specificity: 1)]
    var (positives, falsePositives) = (0, 0)
    while positives < diseased.count || falsePositives < healthy.count {
      let next = max(
        positives < diseased.count ? diseased[positives] : -.infinity,
        falsePositives < healthy.count ? healthy[falsePositives] : -.infinity)
      while positives < diseased.count, diseased[positives] == next { positives += 1 }
      while falsePositives < healthy.count, healthy[falsePositives] == next { falsePositives += 1 }
      points.append(
        Point(
          cutOff: side == .higher ? .atLeast(next) : .atMost(-next),
          sensitivity: Double(positives) / Double(diseased.count),
          specificity: Double(healthy.count - falsePositives) / Double(healthy.count)))
    }
    return points
  }
}
