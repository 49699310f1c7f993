internal import ApicalImaging
public import Foundation

/// Writes whole generated recordings, small, for training networks that see motion.
///
/// Each recording is one PNG: its frames resized to a square (``ApicalImaging/Resampler``) and put below each other.
/// `cines.csv` has the columns `file,exam,view,frame_rate,frames,ef,ed,es`: frames per second and number of frames
/// as written; EF in %; ED and ES as frames from 0, separated by blanks, also of beats that the ends cut,
/// with fractions where frames were left out.
public enum CineExport {
  /// Writes the table, then the recordings that are not there yet.
  ///
  /// - Parameters:
  ///   - cohort: Which exams; each gives one recording, odd exams A4C and even ones A2C.
  ///   - folder: Created where it does not exist.
  ///   - side: Pixels along a side of a frame.
  ///   - maximumRate: Frames are left out evenly until there are no more than this per second.
  ///   - exams: Numbers of the exams to write, from 1; nil for all.
  /// - Returns: The number of recordings written.
  /// - Throws: what the file system reports.
  public static func write(
    _ cohort: InSilicoCohort, to folder: URL, side: Int, maximumRate: Double, exams: Range<Int>? = nil
  ) throws -> Int {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let numbers = exams ?? 1..<(cohort.exams + 1)
    let cines = numbers.map { cohort.cine(exam: $0, view: $0.isMultiple(of: 2) ? .a2c : .a4c) }
    let table = cines.map { line($0, step: step($0, maximumRate)) }
    let name = numbers.lowerBound == 1 ? "cines.csv" : "cines-\(numbers.lowerBound).csv"
    try Data(([header] + table).joined(separator: "\n").appending("\n").utf8)
      .write(to: folder.appendingPathComponent(name), options: .atomic)
    for cine in cines {
      let file = folder.appendingPathComponent(Self.name(cine))
      guard !FileManager.default.fileExists(atPath: file.path) else { continue }
      try PNG.write(strip(cine, side: side, step: step(cine, maximumRate)), to: file)
    }
    return cines.count
  }

  /// Every which frame is written.
  private static func step(_ cine: PhantomCine, _ maximumRate: Double) -> Int {
    max(1, Int((cine.frameRate / maximumRate).rounded(.up)))
  }

  private static func name(_ cine: PhantomCine) -> String {
    "\(cine.view.heart.id)_\(cine.view.kind.rawValue).png"
  }

  private static let header = "file,exam,view,frame_rate,frames,ef,ed,es"

  private static func line(_ cine: PhantomCine, step: Int) -> String {
    func times(_ phase: Phase) -> String {
      cine.turningPoints.filter { $0.phase == phase }.map { "\(Double($0.frame) / Double(step))" }
        .joined(separator: " ")
    }
    let heart = cine.view.heart
    let numbers = [
      "\(cine.frameRate / Double(step))", "\((cine.frames.count + step - 1) / step)", "\(heart.ef)",
    ]
    return ([name(cine), heart.id, cine.view.kind.rawValue] + numbers + [times(.ed), times(.es)])
      .joined(separator: ",")
  }

  private static func strip(_ cine: PhantomCine, side: Int, step: Int) -> Image {
    let size = PixelSize(width: side, height: side)
    let frames = stride(from: 0, to: cine.frames.count, by: step).map {
      cine.frame($0).image().resized(to: size)
    }
    return Image(
      size: PixelSize(width: side, height: side * frames.count), spacing: nil,
      pixels: frames.flatMap(\.pixels))
  }
}
