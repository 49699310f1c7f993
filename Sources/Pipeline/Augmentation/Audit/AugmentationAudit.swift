public import ApicalEngine
public import ApicalMetrics
internal import ApicalParallel
public import Foundation

/// What an audit found in a folder of augmented frames.
public struct AugmentationAudit: Sendable, Equatable, Codable {
  /// The choices that the frames were made with.
  public let settings: AugmentationSettings
  /// Originals in the folder.
  public let originals: Int
  /// One a sample that could be read.
  public internal(set) var samples: [SampleAudit]
  /// Where the LV lies in originals and in samples.
  public let before, after: OccupancyMap
  /// How far the samples' map lies from the originals'; nil where either lacks the LV.
  public let occupancy: OccupancyComparison?
  /// Whether samples look copied; nil below two exams.
  public internal(set) var memorisation: Memorisation?
  /// Distances of samples and originals in the features of a network; nil where none was asked.
  public let quality: QualityStudy?
  /// What could not be read, and why.
  public let failures: [String]

  /// Most frames for which neighbours are searched, spread evenly over all.
  public static let mostNeighbourQueries = 256

  /// Audits a folder that ``AugmentationRun`` wrote.
  ///
  /// - Parameters:
  ///   - root: The folder.
  ///   - segmenter: Looks for a second ventricle; nil to leave that out.
  ///   - extractor: Features for distances; nil to leave them out.
  ///   - progress: Called with the number of samples done and of all.
  /// - Throws: ``AugmentationError`` for a folder without samples, or what a network reports.
  public init(
    of root: URL, segmenter: Segmenter?, extractor: FeatureExtractor?,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws {
    try self.init(AugmentedFolder(root), segmenter: segmenter, extractor: extractor, progress: progress)
  }

  init(
    _ folder: AugmentedFolder, segmenter: Segmenter?, extractor: FeatureExtractor?,
    progress: (Int, Int) -> Void
  ) throws {
    let records = folder.samples
    guard !records.isEmpty else {
      throw AugmentationError.unreadable(path: folder.root.path, reason: "it holds no augmented frame")
    }
    var pass = AuditPass(folder, segmenter: segmenter, extractor: extractor)
    for group in folder.originals.chunked(by: 32) { try pass.addOriginals(group) }
    var done = 0
    for group in records.chunked(by: 32) {
      try pass.addSamples(group)
      done += group.count
      progress(done, records.count)
    }
    settings = folder.settings
    originals = folder.originals.count
    samples = pass.audits
    (before, after) = (pass.before.map, pass.after.map)
    occupancy = try? OccupancyComparison(pass.after, reference: pass.before)
    quality = try pass.quality(seed: folder.settings.seed)
    failures = pass.failures
    try searchNeighbours(in: folder)
  }

  /// Enters the nearest originals and what they say about copies.
  private mutating func searchNeighbours(in folder: AugmentedFolder) throws {
    let readable = Set(samples.map(\.sample))
    let queries = folder.spread(Self.mostNeighbourQueries).filter { readable.contains($0.name) }
    let all = folder.originals
    let step = max(1, all.count / Self.mostNeighbourQueries)
    let among = stride(from: 0, to: all.count, by: step).map { all[$0] }
    let search = NearestOriginals(folder: folder)
    let found = try search.search(queries)
    let own = try search.search(among)
    memorisation = Memorisation(
      generated: found.compactMap { $0?.similarity }, training: own.compactMap { $0?.similarity })
    let positions = Dictionary(samples.indices.map { (samples[$0].sample, $0) }) { first, _ in first }
    for (query, neighbour) in zip(queries, found) {
      guard let position = positions[query.name], let neighbour else { continue }
      samples[position].nearest = neighbour.name
      samples[position].similarity = neighbour.similarity
      samples[position].isCopy = neighbour.similarity > (memorisation?.threshold ?? .infinity)
    }
  }
}
