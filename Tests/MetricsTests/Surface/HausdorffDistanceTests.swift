import ApicalImaging
import ApicalMetrics
import ApicalRandom
import Testing

struct HausdorffDistanceTests {
  @Test(arguments: 0..<20)
  func equalsTryingAllPairs(_ batch: Int) throws {
    var generator = CounterRandom(seed: UInt64(batch), stream: "surface distances")
    for _ in 0..<150 {
      let size = PixelSize(
        width: .random(in: 1...24, using: &generator), height: .random(in: 1...24, using: &generator))
      let spacing = try Spacing(
        x: generator.uniform(in: 0.1...2), y: generator.uniform(in: 0.1...2))
      let one = SmallMasks.random(size, using: &generator)
      let other = SmallMasks.random(size, using: &generator)
      if one.isEmpty || other.isEmpty { continue }
      let distances = try SurfaceDistances(one, other, spacing: spacing)
      let forth = SmallMasks.directed(one, other, spacing)
      let back = SmallMasks.directed(other, one, spacing)
      #expect(distances.toReference.count == forth.count)
      #expect(zip(distances.toReference, forth).allSatisfy { abs($0 - $1) < 1e-12 })
      #expect(zip(distances.toPrediction, back).allSatisfy { abs($0 - $1) < 1e-12 })
      #expect(try hausdorffDistance(one, other, spacing: spacing) == max(forth.last!, back.last!))
      #expect(
        try hausdorffDistance(other, one, spacing: spacing) == hausdorffDistance(one, other, spacing: spacing)
      )
    }
  }

  /// A disc moved by (4, 3) pixels of 0.5 × 2 mm.
  @Test func translationOnPixelsThatAreNotSquare() throws {
    let size = PixelSize(width: 60, height: 50)
    let spacing = try Spacing(x: 0.5, y: 2)
    func square(_ x0: Int, _ y0: Int) -> Mask {
      var mask = Mask(size: size)
      for y in y0..<(y0 + 12) { for x in x0..<(x0 + 12) { mask[x, y] = true } }
      return mask
    }
    let distance = try hausdorffDistance(square(10, 10), square(14, 13), spacing: spacing)
    // The corner of the square moves by (2 mm, 6 mm) and nothing else comes nearer to it.
    #expect(abs(distance - 40.0.squareRoot()) < 1e-12)
    let movedTogether = try hausdorffDistance(square(30, 30), square(34, 33), spacing: spacing)
    #expect(movedTogether == distance)
  }

  @Test func identicalMasksAreAtZero() throws {
    var generator = CounterRandom(seed: 5, stream: "identical")
    let mask = SmallMasks.random(PixelSize(width: 40, height: 30), using: &generator)
    #expect(try hausdorffDistance(mask, mask, spacing: Spacing(x: 1, y: 1)) == 0)
    #expect(try dice(mask, mask) == 1)
  }

  @Test func scalesWithSpacing() throws {
    var generator = CounterRandom(seed: 8, stream: "scale")
    let size = PixelSize(width: 40, height: 30)
    let (one, other) = (
      SmallMasks.random(size, using: &generator), SmallMasks.random(size, using: &generator)
    )
    let small = try hausdorffDistance(one, other, spacing: Spacing(x: 0.3, y: 0.7))
    let large = try hausdorffDistance(one, other, spacing: Spacing(x: 0.6, y: 1.4))
    #expect(abs(large - 2 * small) < 1e-12)
    #expect(small > 0)
  }

  @Test func refusesWhatCannotBeCompared() throws {
    let small = Mask(size: PixelSize(width: 4, height: 4))
    let large = Mask(size: PixelSize(width: 5, height: 4))
    let spacing = try Spacing(x: 1, y: 1)
    let error = MetricError.sizesDiffer(prediction: small.size, reference: large.size)
    #expect(throws: error) { try dice(small, large) }
    #expect(throws: error) { try hausdorffDistance(small, large, spacing: spacing) }
    #expect(error.description.contains("4 × 4") && error.description.contains("5 × 4"))
    #expect(throws: MetricError.percentileOutOfRange(101)) {
      try hausdorffDistance(small, small, spacing: spacing, percentile: 101)
    }
  }
}
