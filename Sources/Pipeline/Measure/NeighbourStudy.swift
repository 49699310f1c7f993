public import ApicalCohort
public import ApicalImaging
public import ApicalMetrics
internal import ApicalParallel
internal import Foundation

/// For each generated frame the frames of a reference cohort that are most like it, by SSIM.
///
/// All frames are resized to one grid first. The reference is read once, a group at a time, on all cores.
public struct NeighbourStudy: Sendable {
  /// One generated frame and what resembles it.
  public struct Match: Sendable, Equatable, Codable {
    /// The generated frame.
    public let generated: String
    /// The most similar reference frames, the best first.
    public let neighbours: [Neighbour]
  }

  /// One reference frame.
  public struct Neighbour: Sendable, Equatable, Codable {
    /// The frame.
    public let reference: String
    /// Mean SSIM, −1…1.
    public let similarity: Double
  }

  /// How the frames were compared.
  public let similarity: StructuralSimilarity
  /// The grid that they were compared on.
  public let grid: PixelSize
  /// One a generated frame, in their order.
  public let matches: [Match]
  /// Frames that could not be read, and why.
  public let failures: [String]
  /// What the search took.
  public let effort: NeighbourSearch.Effort
  let generated, reference: [String: ImageCollection.Item]

  /// - Parameters:
  ///   - generated: The frames to search for.
  ///   - reference: The cohort to search in.
  ///   - k: Neighbours of each.
  ///   - similarity: How two frames are compared.
  ///   - grid: The grid that they are compared on.
  ///   - progress: Called with the number of reference frames read and of all.
  /// - Throws: ``SimilarityError`` where no generated frame can be read, or the grid is smaller than the window.
  public init(
    generated: ImageCollection, reference: ImageCollection, k: Int,
    similarity: StructuralSimilarity = StructuralSimilarity(),
    grid: PixelSize = PixelSize(width: 256, height: 256), progress: (Int, Int) -> Void = { _, _ in }
  ) throws(SimilarityError) {
    let queries = generated.items.mapSideBySide { item in (item, Self.read(item, on: grid)) }
    var failures = queries.compactMap { $0.1.failure }
    let readable = queries.compactMap { query in query.1.image.map { (item: query.0, image: $0) } }
    var search = try NeighbourSearch(for: readable.map(\.image), k: k, similarity: similarity)
    let indexed = Array(reference.items.enumerated())
    var done = 0
    for group in indexed.chunked(by: 64) {
      let start = search
      let parts = group.chunked(by: 8).mapSideBySide { Self.extend(start, by: $0, on: grid) }
      for part in parts {
        search.merge(part.search, since: start)
        failures += part.failures
      }
      done += group.count
      progress(done, indexed.count)
    }
    matches = zip(readable, search.neighbours).map { query, found in
      Match(
        generated: query.item.id,
        neighbours: found.map {
          Neighbour(reference: reference.items[$0.index].id, similarity: $0.similarity)
        })
    }
    self.similarity = similarity
    self.grid = grid
    self.failures = failures
    effort = search.effort
    self.generated = Dictionary(generated.items.map { ($0.id, $0) }) { first, _ in first }
    self.reference = Dictionary(reference.items.map { ($0.id, $0) }) { first, _ in first }
  }

  private static func extend(
    _ start: NeighbourSearch, by items: [(offset: Int, element: ImageCollection.Item)], on grid: PixelSize
  ) -> (search: NeighbourSearch, failures: [String]) {
    var search = start
    var failures: [String] = []
    for (index, item) in items {
      let frame = read(item, on: grid)
      guard let image = frame.image else {
        failures += [frame.failure].compactMap { $0 }
        continue
      }
      do { try search.add(image, index: index) } catch { failures.append("\(item.id): \(error)") }
    }
    return (search, failures)
  }

  /// The frame on the grid, or why it cannot be read.
  static func read(_ item: ImageCollection.Item, on grid: PixelSize) -> (image: Image?, failure: String?) {
    do {
      var image = try item.source.image().resized(to: grid)
      image.spacing = nil
      if let pixel = image.pixels.firstIndex(where: { !$0.isFinite }) {
        throw SimilarityError.notFinite(pixel: pixel)
      }
      return (image, nil)
    } catch { return (nil, "\(item.id): \(error)") }
  }
}
