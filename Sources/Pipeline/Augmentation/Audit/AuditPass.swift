import ApicalEngine
import ApicalImaging
import ApicalMetrics
import ApicalParallel

/// One pass over the images of a folder: each file is read once, and what is needed of it is kept.
struct AuditPass {
  private(set) var audits: [SampleAudit] = []
  private(set) var before = CohortOccupancy(of: .lv)
  private(set) var after = CohortOccupancy(of: .lv)
  private(set) var failures: [String] = []
  private var features: (originals: [[Double]], samples: [[Double]]) = ([], [])
  private let folder: AugmentedFolder
  private let segmenter: Segmenter?
  private let extractor: FeatureExtractor?

  init(_ folder: AugmentedFolder, segmenter: Segmenter?, extractor: FeatureExtractor?) {
    self.folder = folder
    self.segmenter = segmenter
    self.extractor = extractor
  }

  mutating func addOriginals(_ group: [SampleRecord]) throws {
    let folder = folder
    let read = group.mapSideBySide { record in
      Result { (image: try folder.image(record), labels: try folder.labels(record)) }
    }
    var images: [Image] = []
    for (record, result) in zip(group, read) {
      do {
        let frame = try result.get()
        before.add(frame.labels)
        images.append(frame.image)
      } catch { failures.append("\(record.name): \(error)") }
    }
    if let extractor { features.originals += try extractor.features(of: images) }
  }

  mutating func addSamples(_ group: [SampleRecord]) throws {
    let folder = folder
    let read = group.mapSideBySide { record in Result { try AuditedFrame(record, in: folder) } }
    var frames: [AuditedFrame] = []
    for (record, result) in zip(group, read) {
      do { frames.append(try result.get()) } catch { failures.append("\(record.name): \(error)") }
    }
    let images = frames.map(\.finished)
    let found = try segmenter?.segmentKeepingComponents(images)
    let results = frames.indices.mapSideBySide { [frames] index in
      Result { try frames[index].audit(found: found?[index]) }
    }
    for (frame, result) in zip(frames, results) {
      after.add(frame.transformed.labels)
      do { audits.append(try result.get()) } catch { failures.append("\(frame.record.name): \(error)") }
    }
    if let extractor { features.samples += try extractor.features(of: images) }
  }

  /// Distances in features; nil where no network was asked, or nothing could be read.
  func quality(seed: UInt64) throws -> QualityStudy? {
    guard let extractor, !features.samples.isEmpty, !features.originals.isEmpty else { return nil }
    return QualityStudy(
      generated: try FeatureSet(features.samples), reference: try FeatureSet(features.originals),
      card: extractor.card, seed: seed)
  }
}
