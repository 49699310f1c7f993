import ApicalImaging
import ApicalMetrics
import ApicalParallel

/// For frames of a folder the most similar original of another exam, by SSIM; exact.
struct NearestOriginals {
  let folder: AugmentedFolder

  /// One neighbour for each record; nil where there is no original of another exam.
  ///
  /// - Throws: what is wrong with a file.
  func search(_ queries: [SampleRecord]) throws -> [(name: String, similarity: Double)?] {
    try queries.chunked(by: 128).flatMap(searchGroup)
  }

  private func searchGroup(_ queries: [SampleRecord]) throws -> [(name: String, similarity: Double)?] {
    let originals = folder.originals
    let images = try queries.mapSideBySide { query in Result { try plain(query) } }.map { try $0.get() }
    // Frames of the own exam are most similar; one more than there are of any exam leaves another's.
    let own = Dictionary(grouping: originals, by: \.exam).values.map(\.count).max() ?? 0
    var search = try NeighbourSearch(for: images, k: own + 1)
    for group in Array(originals.enumerated()).chunked(by: 64) {
      let start = search
      let parts = group.chunked(by: 8).mapSideBySide { part in
        Result {
          var search = start
          for (index, record) in part { try search.add(plain(record), index: index) }
          return search
        }
      }
      for part in parts { search.merge(try part.get(), since: start) }
    }
    return zip(queries, search.neighbours).map { query, neighbours in
      neighbours.first { originals[$0.index].exam != query.exam }
        .map { (name: originals[$0.index].name, similarity: $0.similarity) }
    }
  }

  /// Without spacing, which differs between samples.
  private func plain(_ record: SampleRecord) throws -> Image {
    var image = try folder.image(record)
    image.spacing = nil
    return image
  }
}
