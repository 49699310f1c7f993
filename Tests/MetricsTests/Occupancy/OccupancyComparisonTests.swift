import ApicalImaging
import ApicalMetrics
import Foundation
import Testing

@Suite struct OccupancyComparisonTests {
  private let size = PixelSize(width: 40, height: 20)

  /// A rectangle of LV.
  private func frame(x: Range<Int>, y: Range<Int>) -> LabelMap {
    LabelMap(
      size: size, spacing: nil,
      labels: (0..<size.count).map { x.contains($0 % 40) && y.contains($0 / 40) ? 1 : 0 })
  }

  private func cohort(_ frames: [LabelMap]) -> CohortOccupancy {
    var cohort = CohortOccupancy(of: .lv, size: size)
    for frame in frames { cohort.add(frame) }
    return cohort
  }

  private var empty: LabelMap { frame(x: 0..<0, y: 0..<0) }

  @Test func equalCohortsDoNotDiffer() throws {
    let one = cohort([frame(x: 2..<8, y: 3..<9), frame(x: 12..<18, y: 3..<10), empty])
    let comparison = try OccupancyComparison(one, reference: one)
    #expect(comparison.jensenShannonBits == 0)
    #expect(comparison.centroidX.wasserstein == 0 && comparison.centroidEnergy == 0)
    #expect(comparison.area.energy == 0 && comparison.pixelsOutsideSupport == 0)
    #expect(comparison.frames == 3 && comparison.framesWithStructure == 2)
    #expect(comparison.referenceSupport == 78.0 / 800)
  }

  /// One frame of 4 × 4 cells against one of 4 × 4 moved by 4 columns: disjoint.
  @Test func disjointCohortsAreOneBitApart() throws {
    let comparison = try OccupancyComparison(
      cohort([frame(x: 4..<8, y: 4..<8)]), reference: cohort([frame(x: 8..<12, y: 4..<8)]))
    #expect(abs(comparison.jensenShannonBits - 1) < 1e-12)
    #expect(comparison.pixelsOutsideSupport == 1 && comparison.framesMostlyOutside == 1)
    #expect(abs(comparison.centroidX.wasserstein - 0.1) < 1e-12)
    #expect(comparison.centroidY.wasserstein == 0)
    // √(2 · 0.1) between two points 0.1 apart.
    #expect(abs(comparison.centroidEnergy - 0.2.squareRoot()) < 1e-12)
  }

  @Test func countsWhatLiesOutside() throws {
    let reference = cohort([frame(x: 0..<20, y: 0..<20)])
    let tested = cohort([
      frame(x: 0..<10, y: 0..<10), frame(x: 11..<21, y: 0..<10), frame(x: 30..<40, y: 0..<10),
    ])
    let comparison = try OccupancyComparison(tested, reference: reference)
    #expect(abs(comparison.pixelsOutsideSupport - 110.0 / 300) < 1e-12)
    #expect(abs(comparison.framesOutsideSupport - 2.0 / 3) < 1e-12)
    #expect(abs(comparison.framesMostlyOutside - 2.0 / 3) < 1e-12)
  }

  @Test func refusesCohortsWithoutTheStructure() throws {
    let one = cohort([frame(x: 2..<3, y: 3..<4)])
    for absent in [cohort([]), cohort([empty])] {
      #expect(throws: MetricError.structureAbsent(.lv)) { try OccupancyComparison(absent, reference: one) }
      #expect(throws: MetricError.structureAbsent(.lv)) { try OccupancyComparison(one, reference: absent) }
    }
    #expect(try OccupancyComparison(one, reference: one).framesWithStructure == 1)
    #expect(throws: MetricError.self) {
      try OccupancyComparison(one, reference: CohortOccupancy(of: .la, size: size))
    }
  }

  @Test func mergingEqualsAdding() throws {
    let frames = [frame(x: 2..<8, y: 3..<9), empty, frame(x: 12..<18, y: 3..<10)]
    var first = cohort([frames[0]])
    try first.merge(cohort(Array(frames[1...])))
    #expect(first == cohort(frames))
  }

  /// SciPy 1.17: jensenshannon(p, q, base=2)**2, wasserstein_distance, energy_distance; cdist in the plane.
  @Test func distancesMatchSciPy() {
    let divergence = jensenShannonDivergence([0.1, 0.2, 0.3, 0.4], [0.4, 0.4, 0.2, 0])
    #expect(abs(divergence - 0.3012915774481454) < 1e-14)
    let (a, b) = ([1.0, 2, 2, 5, 9.5], [0.5, 2, 7])
    #expect(abs(wassersteinDistance(a, b) - 1.2666666666666666) < 1e-14)
    #expect(abs(energyDistance(a, b) - 0.6666666666666666) < 1e-14)
    #expect(wassersteinDistance([3], [3]) == 0 && energyDistance([3], [4]) == 2.0.squareRoot())
    let points = [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 0, y: 2)]
    let others = [Point(x: 1, y: 1), Point(x: 3, y: 2)]
    #expect(abs(energyDistance(points, others) - 1.4625994637068649) < 1e-13)
  }
}
