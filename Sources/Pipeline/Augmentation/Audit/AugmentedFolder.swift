package import ApicalEngine
package import ApicalImaging
package import Foundation

/// A folder that an augmentation wrote, read back to be audited.
package struct AugmentedFolder: Sendable {
  /// The folder.
  package let root: URL
  /// The choices that it was made with.
  package let settings: AugmentationSettings
  /// Every image, originals too, by name.
  package let records: [SampleRecord]

  /// - Throws: ``AugmentationError`` for a folder that no augmentation wrote, or with a record that cannot be read.
  package init(_ root: URL) throws {
    self.root = root
    let file = root.appendingPathComponent(SampleLedger.settingsFile)
    guard let data = try? Data(contentsOf: file),
      let settings = try? JSONDecoder().decode(AugmentationSettings.self, from: data)
    else {
      throw AugmentationError.unreadable(
        path: file.path, reason: "it holds no settings of apical augment; name the folder given to --out")
    }
    self.settings = settings
    records = try Self.records(root)
  }

  private static func records(_ root: URL) throws -> [SampleRecord] {
    let folder = root.appendingPathComponent(".records")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".json") }
    return try names.map { name in
      let file = folder.appendingPathComponent(name)
      do { return try JSONDecoder().decode(SampleRecord.self, from: Data(contentsOf: file)) } catch {
        throw AugmentationError.unreadable(path: file.path, reason: "it is no record")
      }
    }.sorted { ($0.source, $0.number) < ($1.source, $1.number) }
  }

  /// The frames before augmentation, on the grid.
  package var originals: [SampleRecord] { records.filter { $0.number == 0 } }
  /// The augmented frames.
  package var samples: [SampleRecord] { records.filter { $0.number > 0 } }

  /// The image of a record with its scale.
  package func image(_ record: SampleRecord) throws -> Image {
    var image = try ImageFile.read(root.appendingPathComponent(record.image))
    image.spacing = record.sector.spacing
    return image
  }

  /// The labels of a record with their scale.
  package func labels(_ record: SampleRecord) throws -> LabelMap {
    var labels = try ImageFile.readLabels(root.appendingPathComponent(record.labels))
    labels.spacing = record.sector.spacing
    return labels
  }

  /// The original that a sample was made of.
  ///
  /// - Throws: ``AugmentationError`` where it is not in the folder, or what the file is wrong with.
  package func original(of sample: SampleRecord) throws -> GridFrame {
    guard let record = originals.first(where: { $0.source == sample.source }) else {
      throw AugmentationError.unreadable(
        path: root.path, reason: "the original of \(sample.name) is not there yet")
    }
    return GridFrame(
      id: record.source, image: try image(record), labels: try labels(record), sector: record.sector,
      size: settings.size)
  }

  /// `count` samples spread evenly over all.
  package func spread(_ count: Int) -> [SampleRecord] {
    let samples = samples
    guard samples.count > count else { return samples }
    return (0..<count).map { samples[$0 * samples.count / count] }
  }
}
