import ApicalImaging
import Foundation

/// A recording kept in a file: DICOM or a video.
struct FileCine: CineSource {
  let file: URL
  /// Path below the cohort's folder.
  let location: String
  /// What a table states; it replaces what the file says.
  let statedSpacing: Spacing?
  let statedRate: Double?
  let knownBeats: [KnownBeat]?

  /// Name and size of the file, and what a table states.
  var fingerprint: String {
    let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? nil
    let stated = [statedSpacing.map { "\($0.x) \($0.y)" }, statedRate.map { "\($0)" }].map { $0 ?? "-" }
    let beats = (knownBeats ?? []).map { "\($0.ed)-\($0.es)" }
    return ([location, size.map { "\($0)" } ?? "-"] + stated + beats).joined(separator: " ")
  }

  /// Reads the calibrated region of the tissue; everything where the file states none.
  func open() throws -> OpenedCine {
    let recording = try Recording.read(file)
    var frames = recording.cine.frames
    if let statedSpacing {
      for index in frames.indices { frames[index].spacing = statedSpacing }
    }
    let isReplaced = statedSpacing != nil
    let notes = recording.notes.filter { !(isReplaced && $0 == .noSpacing) }
    return OpenedCine(
      cine: Cine(frames: frames, frameRate: statedRate ?? recording.cine.frameRate),
      spacingSource: isReplaced ? "table" : recording.source.spacing.rawValue,
      rateSource: statedRate != nil ? "table" : recording.source.frameRate.rawValue,
      format: "\(recording.source.format.rawValue), \(recording.source.encoding)",
      notes: notes.map(\.description))
  }
}
