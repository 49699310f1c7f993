public import ApicalImaging

/// An image of a cohort that resembles the one searched for.
public struct Neighbour: Sendable, Equatable, Codable {
  /// Position of the image in the cohort.
  public let index: Int
  /// Mean SSIM, −1…1.
  public let similarity: Double

  /// A neighbour; see the properties.
  public init(index: Int, similarity: Double) {
    self.index = index
    self.similarity = similarity
  }

  /// By falling similarity; equal ones by position.
  static func precedes(_ one: Neighbour, _ other: Neighbour) -> Bool {
    (one.similarity, other.index) > (other.similarity, one.index)
  }
}

/// The k images of a cohort that are most like each of some images, by SSIM.
///
/// The result is exact: that of comparing every pair in full. A pair is given up only when ``SimilarityBound`` proves that it
/// cannot be among the k best, first from blocks of 16 × 16 windows alone, then after each row of blocks measured in
/// full. The cohort is read once, in any order; parts of it can be searched apart and merged.
public struct NeighbourSearch: Sendable {
  /// What was done with the pairs seen so far.
  public struct Effort: Sendable, Equatable, Codable {
    /// All pairs.
    public internal(set) var pairs = 0
    /// Given up from their blocks alone.
    public internal(set) var refusedByBlocks = 0
    /// Given up part of the way.
    public internal(set) var abandoned = 0

    /// Pairs measured to the end.
    public var completed: Int { pairs - refusedByBlocks - abandoned }
  }

  /// Neighbours kept for each image.
  public let k: Int
  /// What is compared.
  public let similarity: StructuralSimilarity
  /// Columns and rows of every image.
  public let size: PixelSize
  /// For each image searched for the best so far, the best first; fewer than k while the cohort is smaller.
  public private(set) var neighbours: [[Neighbour]]
  /// What it took.
  public private(set) var effort = Effort()
  private let kernel: WindowKernel
  private let queries: [Prepared]

  private struct Prepared: Sendable {
    let moments: LocalMoments
    let bound: SimilarityBound
  }

  /// - Parameters:
  ///   - images: The images to search for, all of one size.
  ///   - k: Neighbours of each.
  ///   - similarity: What is compared.
  /// - Throws: ``SimilarityError``.
  /// - Precondition: `k` is 1 or more.
  public init(
    for images: [Image], k: Int, similarity: StructuralSimilarity = StructuralSimilarity()
  ) throws(SimilarityError) {
    precondition(k > 0, "a search is for one neighbour or more: \(k)")
    guard let first = images.first else { throw .noQuery }
    self.k = k
    self.similarity = similarity
    size = first.size
    kernel = WindowKernel(similarity)
    var queries: [Prepared] = []
    for image in images {
      guard image.size == first.size else { throw .sizesDiffer(first.size, image.size) }
      let moments = try LocalMoments(image, kernel)
      queries.append(Prepared(moments: moments, bound: SimilarityBound(moments)))
    }
    self.queries = queries
    neighbours = [[Neighbour]](repeating: [], count: images.count)
  }

  /// Compares one image of the cohort with all that are searched for.
  ///
  /// - Parameters:
  ///   - image: The image.
  ///   - index: Its position in the cohort.
  /// - Throws: ``SimilarityError`` for an image of another size or with a pixel that is not finite.
  public mutating func add(_ image: Image, index: Int) throws(SimilarityError) {
    guard image.size == size else { throw .sizesDiffer(size, image.size) }
    let moments = try LocalMoments(image, kernel)
    let bound = SimilarityBound(moments)
    for query in queries.indices {
      effort.pairs += 1
      let remaining = queries[query].bound.remaining(bound, similarity)
      guard let value = mean(queries[query].moments, moments, remaining, floor: floor(of: query)) else {
        continue
      }
      insert(Neighbour(index: index, similarity: value), into: query)
    }
  }

  /// Takes over what another part of the cohort gave. The parts began as copies of one search.
  ///
  /// - Parameters:
  ///   - part: The other part.
  ///   - start: The search that both parts were copied from; its effort counts once.
  public mutating func merge(_ part: NeighbourSearch, since start: NeighbourSearch) {
    precondition(part.neighbours.count == neighbours.count && part.k == k, "parts of one search")
    for (query, found) in part.neighbours.enumerated() {
      for neighbour in found where !neighbours[query].contains(neighbour) { insert(neighbour, into: query) }
    }
    effort.pairs += part.effort.pairs - start.effort.pairs
    effort.refusedByBlocks += part.effort.refusedByBlocks - start.effort.refusedByBlocks
    effort.abandoned += part.effort.abandoned - start.effort.abandoned
  }

  /// What a further image must reach, less what rounding may cost; nil while there is room.
  private func floor(of query: Int) -> Double? {
    neighbours[query].count < k ? nil : neighbours[query][k - 1].similarity - 1e-9
  }

  /// Mean SSIM; nil as soon as it must stay below `floor`.
  private mutating func mean(
    _ one: LocalMoments, _ other: LocalMoments, _ remaining: [Double], floor: Double?
  ) -> Double? {
    let windows = Double(one.rows * one.columns)
    if let floor, remaining[0] < floor * windows {
      effort.refusedByBlocks += 1
      return nil
    }
    var rows = SimilarityRows(one, other, kernel, similarity)
    var sum = 0.0
    for row in 0..<one.rows {
      sum += rows.next()
      guard (row + 1) % SimilarityBound.side == 0, let floor else { continue }
      if sum + remaining[(row + 1) / SimilarityBound.side] < floor * windows {
        effort.abandoned += 1
        return nil
      }
    }
    return sum / windows
  }

  private mutating func insert(_ neighbour: Neighbour, into query: Int) {
    let place = neighbours[query].firstIndex { Neighbour.precedes(neighbour, $0) } ?? neighbours[query].count
    neighbours[query].insert(neighbour, at: place)
    if neighbours[query].count > k { neighbours[query].removeLast() }
  }
}
