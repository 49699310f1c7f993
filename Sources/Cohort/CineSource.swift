public import ApicalImaging

/// Where a whole recording comes from that is not yet cut into beats.
public protocol CineSource: Sendable {
  /// Path of the file relative to the cohort, or a description of how the recording is made.
  var location: String { get }
  /// Changes when the recording does: a resumed run compares it.
  var fingerprint: String { get }
  /// ED and ES of its beats where they are known beforehand; nil where they are not.
  var knownBeats: [KnownBeat]? { get }
  /// - Throws: an error that names the file, what is wrong and what to do.
  func open() throws -> OpenedCine
  /// One frame, counted from 0.
  func image(frame index: Int) throws -> Image
  /// The reference annotation of one frame, counted from 0; nil where there is none.
  func reference(frame index: Int) throws -> LabelMap?
}

extension CineSource {
  /// Reads the whole recording for it.
  public func image(frame index: Int) throws -> Image { try open().cine.frames[index] }

  /// No annotation.
  public func reference(frame index: Int) throws -> LabelMap? { nil }
}

/// A recording that was read, with what its user should know.
public struct OpenedCine: Sendable {
  /// Its frames and their rate.
  public let cine: Cine
  /// Where the spacing came from, such as "ultrasoundRegion", "table" or "none".
  public let spacingSource: String
  /// Where the frame rate came from, such as "frameTime" or "timeStamps".
  public let rateSource: String
  /// Kind of the file, such as "DICOM".
  public let format: String
  /// What is missing, odd or was changed, one sentence each.
  public let notes: [String]

  /// A recording; see the properties.
  public init(cine: Cine, spacingSource: String, rateSource: String, format: String, notes: [String] = []) {
    self.cine = cine
    self.spacingSource = spacingSource
    self.rateSource = rateSource
    self.format = format
    self.notes = notes
  }
}

/// End-diastole and end-systole of a beat, known beforehand.
public struct KnownBeat: Sendable, Equatable, Codable {
  /// Frames of the recording, from 0.
  public let ed, es: Int

  /// - Precondition: ED comes before ES.
  public init(ed: Int, es: Int) {
    precondition(ed < es, "a beat begins at end-diastole: ED \(ed), ES \(es)")
    self.ed = ed
    self.es = es
  }
}

/// A frame of a recording that is in memory.
///
/// Pixels without spacing count as square: the EF of a single plane needs no more.
public struct CineFrame: FrameSource {
  /// The recording.
  public let recording: any CineSource
  /// Its frame number, from 0.
  public let index: Int
  /// The recording's sector; nil where none was found.
  public let sector: Sector?
  private let picture: Image

  /// A frame of a recording.
  public init(_ picture: Image, index: Int, of recording: any CineSource, sector: Sector? = nil) {
    self.recording = recording
    self.sector = sector
    self.index = index
    self.picture = picture
  }

  /// The recording and the number of the frame.
  public var location: String { "\(recording.location) frame \(index)" }
  /// True where the recording can tell its labels.
  public var hasReference: Bool { (try? reference()) != nil }
  /// Always true.
  public var hasSquarePixels: Bool { true }
  /// The frame as it was read.
  public func image() -> Image { picture }
  /// The recording's annotation of the frame.
  public func reference() throws -> LabelMap? { try recording.reference(frame: index) }
}
