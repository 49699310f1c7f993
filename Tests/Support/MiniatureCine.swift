public import ApicalImaging
public import Foundation

/// A recording of the ellipse of ``MiniatureStudy`` that beats, as a DICOM file (explicit VR, little endian).
///
/// The area falls from ED to ES along half a cosine in `systole` frames and rises along another to the next ED.
public struct MiniatureCine: Sendable {
  /// ED frames, in order; the first may lie before the recording, the last behind it.
  public var eds: [Int]
  /// Frames from an ED to its ES.
  public var systole: Int
  /// Number of frames.
  public var frames: Int
  /// ms between frames; nil leaves the time out.
  public var frameTime: Double?
  /// Whether the file states a calibrated region.
  public var isCalibrated: Bool
  /// Written into PatientName, PatientID, PatientBirthDate, InstitutionName and AccessionNumber, and into the
  /// study's description.
  public var identity: String

  /// Three beats of 25 frames at 25 frames per second.
  public init(
    eds: [Int] = [-10, 15, 40, 65, 90], systole: Int = 9, frames: Int = 80, frameTime: Double? = 40,
    isCalibrated: Bool = true, identity: String = "DOE^JANE"
  ) {
    self.eds = eds
    self.systole = systole
    self.frames = frames
    self.frameTime = frameTime
    self.isCalibrated = isCalibrated
    self.identity = identity
  }

  /// 1 at ED, 0 at ES.
  public func fullness(_ frame: Int) -> Double {
    guard let index = eds.lastIndex(where: { $0 <= frame }), index + 1 < eds.count else { return 1 }
    let (ed, next) = (Double(eds[index]), Double(eds[index + 1]))
    let (time, es) = (Double(frame), ed + Double(systole))
    return time <= es
      ? (1 + cos(.pi * (time - ed) / (es - ed))) / 2 : (1 - cos(.pi * (time - es) / (next - es))) / 2
  }

  /// EF of the drawn half ellipsoids, %, whatever the scale: 1 − 0.88 · 0.76².
  public static let ef = 100 * (1 - 0.88 * 0.76 * 0.76)

  /// Writes the file.
  public func write(to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// A frame, and the labels that it was drawn from.
  public func drawing(_ index: Int) -> (image: Image, labels: LabelMap) {
    let share = fullness(index)
    return MiniatureStudy.drawing(
      length: 82 * (0.88 + 0.12 * share), radius: 24 * (0.76 + 0.24 * share))
  }

  private func frame(_ index: Int) -> [UInt8] { drawing(index).image.pixels.map { UInt8($0) } }

  private var bytes: [UInt8] {
    let meta =
      element(0x0002_0001, "OB", [0, 1]) + element(0x0002_0010, "UI", text("1.2.840.10008.1.2.1"))
    let length = element(0x0002_0000, "UL", integer(meta.count, bytes: 4))
    let size = MiniatureStudy.size
    var body = element(0x0008_0060, "CS", text("US")) + element(0x0008_0050, "SH", text(identity))
    body += element(0x0008_0080, "LO", text(identity)) + element(0x0008_1030, "LO", text(identity))
    body += element(0x0010_0010, "PN", text(identity)) + element(0x0010_0020, "LO", text(identity))
    if let frameTime { body += element(0x0018_1063, "DS", text("\(frameTime)")) }
    if isCalibrated { body += element(0x0018_6011, "SQ", region) }
    body += element(0x0028_0002, "US", integer(1, bytes: 2))
    body += element(0x0028_0004, "CS", text("MONOCHROME2"))
    body += element(0x0028_0008, "IS", text("\(frames)"))
    for (tag, value) in [
      (0x0028_0010, size.height), (0x0028_0011, size.width), (0x0028_0100, 8), (0x0028_0101, 8),
      (0x0028_0102, 7), (0x0028_0103, 0),
    ] { body += element(tag, "US", integer(value, bytes: 2)) }
    let pixels = element(0x7FE0_0010, "OB", (0..<frames).flatMap(frame))
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length + meta + body + pixels
  }

  private var region: [UInt8] {
    let (size, spacing) = (MiniatureStudy.size, MiniatureStudy.spacing)
    var bytes: [UInt8] = []
    for (tag, value) in [(0x0018_6012, 1), (0x0018_6014, 1)] {
      bytes += element(tag, "US", integer(value, bytes: 2))
    }
    for (tag, value) in [
      (0x0018_6018, 0), (0x0018_601A, 0), (0x0018_601C, size.width - 1), (0x0018_601E, size.height - 1),
    ] { bytes += element(tag, "UL", integer(value, bytes: 4)) }
    for tag in [0x0018_6024, 0x0018_6026] { bytes += element(tag, "US", integer(3, bytes: 2)) }
    bytes += element(0x0018_602C, "FD", double(spacing.x / 10))
    bytes += element(0x0018_602E, "FD", double(spacing.y / 10))
    return tag(0xFFFE_E000) + integer(bytes.count, bytes: 4) + bytes
  }

  private func element(_ number: Int, _ vr: String, _ value: [UInt8]) -> [UInt8] {
    let isLong = ["OB", "SQ"].contains(vr)
    let padded = value + [UInt8](repeating: vr == "UI" || vr == "OB" ? 0 : 32, count: value.count % 2)
    let length = isLong ? [0, 0] + integer(padded.count, bytes: 4) : integer(padded.count, bytes: 2)
    return tag(number) + Array(vr.utf8) + length + padded
  }

  private func tag(_ number: Int) -> [UInt8] {
    integer(number >> 16, bytes: 2) + integer(number & 0xFFFF, bytes: 2)
  }

  private func text(_ value: String) -> [UInt8] { Array(value.utf8) }

  private func double(_ value: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
  }

  private func integer(_ value: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
