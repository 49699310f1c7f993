public import ApicalCohort
public import ApicalEngine
internal import ApicalImaging
public import ApicalMetrics
internal import ApicalParallel
internal import ApicalRandom

/// How far a set of generated frames lies from a set of real ones in the features of a network.
public struct QualityStudy: Sendable, Codable, Equatable {
  /// One set against another.
  public struct Distances: Sendable, Codable, Equatable {
    /// Fréchet distance; "FID" on Inception features. Nil below two frames a set.
    public let frechet: FrechetDistance?
    /// Kernel distance with its standard error; "KID" on Inception features. Nil below three frames a set.
    public let kernel: KernelDiscrepancy?
  }

  /// Name and version of the network, and its layer.
  public let network, layer: String
  /// Numbers of one vector.
  public let dimension: Int
  /// SHA-256 of the network's file.
  public let sha256: String
  /// Frames of each set.
  public let generated, reference: Int
  /// Generated against reference frames.
  public let distances: Distances
  /// Two random halves of the reference: what equal sources give, at half the number of frames.
  public let halves: Distances
  /// Precision and recall (k = 3), density and coverage (k = 5); nil where a set is too small.
  public let precisionRecall, densityCoverage: ManifoldCoverage?
  /// Key of the halves.
  public let seed: UInt64
  /// Frames that could not be read, and why.
  public let failures: [String]

  /// - Parameters:
  ///   - generated: Frames in question.
  ///   - reference: Frames to compare with.
  ///   - extractor: Which features.
  ///   - seed: Key of the halves.
  ///   - progress: Called with the number of frames read and of all.
  /// - Throws: ``FeatureError`` where a set has no frame that can be read, or what the network reports.
  public init(
    generated: ImageCollection, reference: ImageCollection, extractor: FeatureExtractor, seed: UInt64 = 1,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws {
    let total = generated.items.count + reference.items.count
    var failures: [String] = []
    var done = 0
    func vectors(_ collection: ImageCollection) throws -> [[Double]] {
      try collection.items.chunked(by: 32).flatMap { group in
        let read = group.mapSideBySide { item in Result { try item.source.image() } }
        var images: [Image] = []
        for (item, result) in zip(group, read) {
          do { images.append(try result.get()) } catch { failures.append("\(item.id): \(error)") }
        }
        let vectors = try extractor.features(of: images)
        done += group.count
        progress(done, total)
        return vectors
      }
    }
    let (one, other) = (try vectors(generated), try vectors(reference))
    self.init(
      generated: try FeatureSet(one), reference: try FeatureSet(other), card: extractor.card, seed: seed,
      failures: failures)
  }

  /// The distances of vectors that are there already.
  init(
    generated: FeatureSet, reference: FeatureSet, card: ModelCard, seed: UInt64, failures: [String] = []
  ) {
    network = "\(card.name) \(card.version)"
    layer = card.output.name ?? "its only output"
    sha256 = card.sha256
    dimension = reference.dimension
    self.generated = generated.count
    self.reference = reference.count
    distances = Distances(generated, reference)
    halves = reference.halves(seed: seed).map(Distances.init) ?? Distances(frechet: nil, kernel: nil)
    precisionRecall = try? ManifoldCoverage(generated: generated, real: reference, k: 3)
    densityCoverage = try? ManifoldCoverage(generated: generated, real: reference, k: 5)
    self.seed = seed
    self.failures = failures
  }
}

extension QualityStudy.Distances {
  init(_ one: FeatureSet, _ other: FeatureSet) {
    self.init(
      frechet: try? FrechetDistance(one, other), kernel: try? KernelDiscrepancy(one, other))
  }
}

extension FeatureSet {
  /// Two random halves; nil below six vectors.
  fileprivate func halves(seed: UInt64) -> (FeatureSet, FeatureSet)? {
    guard count > 5 else { return nil }
    var random = CounterRandom(seed: seed, stream: "quality, halves of the reference")
    let order = (0..<count).shuffled(using: &random)
    let vectors = order.map { vector($0) }
    guard let first = try? FeatureSet(Array(vectors[..<(count / 2)])),
      let second = try? FeatureSet(Array(vectors[(count / 2)...]))
    else { return nil }
    return (first, second)
  }
}
