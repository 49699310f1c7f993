import ApicalImaging
import ApicalMetrics
import ApicalRandom
import Testing

/// All definitions on random masks: against brute force, and what must hold whatever the masks.
struct RandomMaskTests {
  private static let distances = Measure.allCases.filter(\.isDistance)

  private func measure(_ prediction: Mask, _ reference: Mask, _ spacing: Spacing) throws -> [Measure: Double]
  {
    try RegionScores(
      RegionComparison(prediction, reference, spacing: spacing), measures: Measure.allCases,
      policy: .skipAndCount, tolerance: 0.7
    ).values
  }

  /// Calls `body` with pairs of masks that both have pixels.
  private func forEachPair(
    _ count: Int, seed: Int, _ body: (Mask, Mask, Spacing) throws -> Void
  ) throws {
    var generator = CounterRandom(seed: UInt64(seed), stream: "random masks")
    var done = 0
    while done < count {
      let size = RandomMasks.size(using: &generator)
      let spacing = try RandomMasks.spacing(using: &generator)
      let one = RandomMasks.mask(size, using: &generator)
      let other = RandomMasks.mask(size, using: &generator)
      if one.isEmpty || other.isEmpty { continue }
      try body(one, other, spacing)
      done += 1
    }
  }

  @Test(arguments: 0..<20) func equalsBruteForce(_ seed: Int) throws {
    try forEachPair(40, seed: seed) { one, other, spacing in
      let values = try measure(one, other, spacing)
      let brute = BruteForce(prediction: one, reference: other, spacing: spacing)
      for (measure, expected) in brute.values(tolerance: 0.7) {
        let value = try #require(values[measure], "\(measure) of \(one.size)")
        // On the limit of a tolerance rounding may decide; a share then differs by one pixel.
        #expect(abs(value - expected) < 1e-9, "\(measure): \(value), expected \(expected), \(one.size)")
      }
      #expect(brute.isLengthWeighted95(try #require(values[.hd95LengthWeighted])))
    }
  }

  /// Small shapes far apart on large images, where the search passes over empty squares.
  @Test(arguments: 0..<10) func equalsBruteForceFarApart(_ seed: Int) throws {
    var generator = CounterRandom(seed: UInt64(seed), stream: "far masks")
    for _ in 0..<12 {
      let size = PixelSize(
        width: .random(in: 30...400, using: &generator), height: .random(in: 30...300, using: &generator))
      let spacing = try RandomMasks.spacing(using: &generator)
      let masks = (0..<2).map { _ in
        var mask = Mask(size: size)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let x = Int.random(in: 0..<size.width, using: &generator)
          let y = Int.random(in: 0..<size.height, using: &generator)
          for row in y..<min(size.height, y + 5) {
            for column in x..<min(size.width, x + 7) { mask[column, row] = true }
          }
        }
        return mask
      }
      let values = try measure(masks[0], masks[1], spacing)
      let brute = BruteForce(prediction: masks[0], reference: masks[1], spacing: spacing)
      for (measure, expected) in brute.values(tolerance: 0.7) {
        let value = try #require(values[measure])
        #expect(abs(value - expected) < 1e-9 * max(1, expected), "\(measure): \(value), expected \(expected)")
      }
    }
  }

  @Test(arguments: 0..<4) func areSymmetric(_ seed: Int) throws {
    let swapped: [Measure: Measure] = [
      .sensitivity: .precision, .precision: .sensitivity, .meanToReference: .meanToPrediction,
      .meanToPrediction: .meanToReference, .meanToReferenceCorner: .meanToPredictionCorner,
      .meanToPredictionCorner: .meanToReferenceCorner,
    ]
    let oneSided: [Measure] = [.specificity, .relativeAreaDifference, .areaDifference]
    try forEachPair(250, seed: 100 + seed) { one, other, spacing in
      let (values, mirrored) = (try measure(one, other, spacing), try measure(other, one, spacing))
      for measure in Measure.allCases where !oneSided.contains(measure) {
        let (value, other) = (values[measure], mirrored[swapped[measure] ?? measure])
        #expect(abs(try #require(value) - (try #require(other))) < 1e-12, "\(measure)")
      }
      #expect(values[.areaDifference] == -mirrored[.areaDifference]!)
    }
  }

  /// Beyond the image everything is background, so that no distance changes in a larger image.
  @Test(arguments: 0..<4) func doNotDependOnThePlace(_ seed: Int) throws {
    var generator = CounterRandom(seed: UInt64(seed), stream: "places")
    try forEachPair(250, seed: 200 + seed) { one, other, spacing in
      let (dx, dy) = (Int.random(in: 0...70, using: &generator), Int.random(in: 0...9, using: &generator))
      func moved(_ mask: Mask) -> Mask {
        var result = Mask(size: PixelSize(width: mask.width + dx + 3, height: mask.height + dy + 2))
        for index in mask.isInside.indices where mask.isInside[index] {
          result[index % mask.width + dx, index / mask.width + dy] = true
        }
        return result
      }
      let (values, away) = (
        try measure(one, other, spacing), try measure(moved(one), moved(other), spacing)
      )
      for measure in Self.distances + [.nsd, .nsdLengthWeighted, .dice] {
        #expect(abs(values[measure]! - away[measure]!) < 1e-9, "\(measure)")
      }
    }
  }

  @Test(arguments: 0..<4) func hausdorffObeysTheTriangleInequality(_ seed: Int) throws {
    var generator = CounterRandom(seed: UInt64(seed), stream: "triangles")
    for _ in 0..<250 {
      let size = RandomMasks.size(using: &generator)
      let spacing = try RandomMasks.spacing(using: &generator)
      let masks = (0..<3).map { _ in RandomMasks.mask(size, using: &generator) }
      if masks.contains(where: \.isEmpty) { continue }
      for definition in HausdorffDefinition.allCases {
        func distance(_ one: Int, _ other: Int) throws -> Double {
          try hausdorffDistance(masks[one], masks[other], spacing: spacing, definition: definition)
        }
        #expect(try distance(0, 2) <= distance(0, 1) + distance(1, 2) + 1e-9, "\(definition)")
      }
    }
  }

  @Test(arguments: 0..<4) func boundaryIoUEqualsItsDefinition(_ seed: Int) throws {
    try forEachPair(100, seed: 300 + seed) { one, other, spacing in
      let comparison = try RegionComparison(one, other, spacing: spacing)
      for width in 1...3 {
        let (rim, otherRim) = (Self.rim(one, width), Self.rim(other, width))
        let expected =
          Double(zip(rim, otherRim).count { $0 && $1 }) / Double(zip(rim, otherRim).count { $0 || $1 })
        #expect(comparison.boundaryIoU(width: width) == expected)
      }
    }
  }

  /// Pixels of the mask within `width` steps, diagonal ones included, of a pixel outside of it.
  private static func rim(_ mask: Mask, _ width: Int) -> [Bool] {
    mask.isInside.indices.map { index in
      guard mask.isInside[index] else { return false }
      let (x, y) = (index % mask.width, index / mask.width)
      return (y - width...y + width).contains { row in
        (x - width...x + width).contains { column in
          column < 0 || row < 0 || column >= mask.width || row >= mask.height || !mask[column, row]
        }
      }
    }
  }
}
