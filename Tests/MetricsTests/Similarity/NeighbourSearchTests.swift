import ApicalImaging
import ApicalRandom
import Testing

@testable import ApicalMetrics

@Suite struct NeighbourSearchTests {
  /// Smooth patches with a little noise, so that some images are alike.
  private func images(_ count: Int, seed: UInt64, size: PixelSize) -> [Image] {
    (0..<count).map { index in
      var random = CounterRandom(seed: seed, stream: "image \(index)")
      let (cx, cy) = (random.uniform() * Double(size.width), random.uniform() * Double(size.height))
      let (radius, level) = (5 + 25 * random.uniform(), 60 + 180 * random.uniform())
      let noise = 40 * random.uniform()
      return Image(
        size: size, spacing: nil,
        pixels: (0..<size.count).map { pixel in
          let (dx, dy) = (Double(pixel % size.width) - cx, Double(pixel / size.width) - cy)
          return Float((dx * dx + dy * dy < radius * radius ? level : 10) + noise * random.uniform())
        })
    }
  }

  @Test(arguments: [StructuralSimilarity(), .init(window: .gaussian(sigma: 1.5), covariance: .population)])
  func equalsTryingAllPairs(_ similarity: StructuralSimilarity) throws {
    let size = PixelSize(width: 71, height: 58)
    let (queries, cohort) = (images(4, seed: 1, size: size), images(60, seed: 2, size: size))
    var search = try NeighbourSearch(for: queries, k: 3, similarity: similarity)
    for (index, image) in cohort.enumerated() { try search.add(image, index: index) }
    for (query, image) in queries.enumerated() {
      let all = try cohort.enumerated().map {
        Neighbour(index: $0.offset, similarity: try similarity.mean(image, $0.element))
      }
      #expect(search.neighbours[query] == Array(all.sorted(by: Neighbour.precedes).prefix(3)))
    }
    #expect(search.effort.pairs == 240)
    #expect(search.effort.refusedByBlocks + search.effort.abandoned > 0)
  }

  @Test func partsMergeToTheWhole() throws {
    let size = PixelSize(width: 40, height: 40)
    let (queries, cohort) = (images(3, seed: 5, size: size), images(30, seed: 6, size: size))
    var whole = try NeighbourSearch(for: queries, k: 4)
    for (index, image) in cohort.enumerated() { try whole.add(image, index: index) }
    var merged = try NeighbourSearch(for: queries, k: 4)
    for index in 0..<10 { try merged.add(cohort[index], index: index) }
    let start = merged
    for range in [10..<20, 20..<30] {
      var part = start
      for index in range { try part.add(cohort[index], index: index) }
      merged.merge(part, since: start)
    }
    #expect(merged.neighbours == whole.neighbours)
    #expect(merged.effort.pairs == whole.effort.pairs)
  }

  /// The bound is never below the value, for dark, bright, negative and constant images too.
  @Test(arguments: 0..<40) func boundsHold(_ seed: UInt64) throws {
    let size = PixelSize(width: 45, height: 31)
    var random = CounterRandom(seed: seed, stream: "bounds")
    func image() -> Image {
      let (offset, spread) = (300 * random.uniform() - 150, [0.0, 1, 200].randomElement(using: &random)!)
      return Image(
        size: size, spacing: nil,
        pixels: (0..<size.count).map { _ in Float(offset + spread * random.uniform()) })
    }
    let similarity = StructuralSimilarity()
    let kernel = WindowKernel(similarity)
    let (one, other) = (try LocalMoments(image(), kernel), try LocalMoments(image(), kernel))
    let remaining = SimilarityBound(one).remaining(SimilarityBound(other), similarity)
    #expect(remaining.count == (one.rows + 15) / 16 + 1)
    #expect(remaining.last == 0)
    let windows = Double(one.rows * one.columns)
    #expect(remaining[0] >= windows * (similarity.mean(one, other, kernel) - 1e-12))
  }

  @Test func fewImagesAndEqualOnes() throws {
    let size = PixelSize(width: 16, height: 16)
    let image = images(1, seed: 9, size: size)[0]
    var search = try NeighbourSearch(for: [image], k: 5)
    #expect(search.neighbours == [[]])
    for index in [7, 2] { try search.add(image, index: index) }
    #expect(search.neighbours[0].map(\.index) == [2, 7])
    #expect(search.neighbours[0].allSatisfy { abs($0.similarity - 1) < 1e-12 })
    #expect(throws: SimilarityError.noQuery) { try NeighbourSearch(for: [], k: 1) }
    let wide = PixelSize(width: 17, height: 16)
    #expect(throws: SimilarityError.sizesDiffer(size, wide)) {
      try search.add(Image(size: wide, spacing: nil), index: 0)
    }
  }
}
