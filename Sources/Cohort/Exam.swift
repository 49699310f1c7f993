public import ApicalImaging

/// Exams read from one place, and all that was odd about them.
public struct Cohort: Sendable {
  /// Name for tables and captions, such as "CAMUS A4C".
  public let name: String
  /// How its files are arranged.
  public let layout: CohortLayout
  /// Where it was read from, as the user wrote it; "in-silico" for a generated cohort.
  public let origin: String
  /// Ordered by id.
  public let exams: [Exam]
  /// What was missing or odd, exam by exam and for the folder as a whole.
  public let findings: [Finding]

  /// A cohort; see the properties.
  public init(
    name: String, layout: CohortLayout, origin: String, exams: [Exam], findings: [Finding] = []
  ) {
    self.name = name
    self.layout = layout
    self.origin = origin
    self.exams = exams
    self.findings = findings
  }
}

/// How the files of a cohort are arranged.
public enum CohortLayout: String, Sendable, Codable, CaseIterable {
  /// CAMUS as released in 2023: one folder a patient, NIfTI.
  case camusNIfTI = "camus-nifti"
  /// CAMUS as released in 2019: one folder a patient, MetaImage.
  case camusMetaImage = "camus-metaimage"
  /// `images/` and `labels/` of PNG files with an optional table.
  case pngFolder = "png-folder"
  /// nnU-Net: `imagesTr/` and `labelsTr/`.
  case nnUNet = "nnunet"
  /// Generated phantoms.
  case inSilico = "in-silico"
  /// A folder of DICOM files or videos, or one such file.
  case recordings
}

/// One patient visit.
public struct Exam: Sendable {
  /// Unique in the cohort.
  public let id: String
  /// One of each kind at most.
  public let views: [View]
  /// EF stated by the data set, %; nil where it states none.
  public let recorded: RecordedVolumes
  /// Sex, age, image quality and the like, as the data set spells them.
  public let attributes: [String: String]

  /// An exam; see the properties.
  public init(
    id: String, views: [View], recorded: RecordedVolumes = RecordedVolumes(),
    attributes: [String: String] = [:]
  ) {
    self.id = id
    self.views = views
    self.recorded = recorded
    self.attributes = attributes
  }

  /// The recording of one apical view; nil if the exam has none.
  public func view(_ kind: ViewKind) -> View? { views.first { $0.kind == kind } }
}

/// Volumes and EF as the data set states them, not measured by us.
public struct RecordedVolumes: Sendable, Equatable, Codable {
  /// mL.
  public var edv, esv: Double?
  /// %.
  public var ef: Double?

  /// mL, mL and %; nil for what the data set does not state.
  public init(edv: Double? = nil, esv: Double? = nil, ef: Double? = nil) {
    self.edv = edv
    self.esv = esv
    self.ef = ef
  }
}

/// An apical view.
public enum ViewKind: String, Sendable, Codable, CaseIterable, Comparable {
  /// Apical two-chamber.
  case a2c = "A2C"
  /// Apical four-chamber.
  case a4c = "A4C"
  /// A view that the data does not state; its frames are segmented, but no volume is made of them.
  case unknown

  /// A2C before A4C before unknown.
  public static func < (left: ViewKind, right: ViewKind) -> Bool { left.rawValue < right.rawValue }
}

/// One view: a recording cut into beats, or whole recordings whose beats have to be found.
public struct View: Sendable {
  /// The view.
  public let kind: ViewKind
  /// In the order of the recording; empty where they have to be found.
  public let beats: [Beat]
  /// Frames per second; nil where unknown.
  public let frameRate: Double?
  /// Whole recordings of this view, in the order of their names; empty where frames were given.
  public let recordings: [any CineSource]

  /// A view; see the properties.
  public init(
    kind: ViewKind, beats: [Beat], frameRate: Double? = nil, recordings: [any CineSource] = []
  ) {
    self.kind = kind
    self.beats = beats
    self.frameRate = frameRate
    self.recordings = recordings
  }

  /// The frames of all beats, beat after beat.
  public var frames: [Frame] { beats.flatMap(\.frames) }
}

/// One cardiac cycle, with the frames of it that are available.
public struct Beat: Sendable {
  /// 1 for the first beat of the recording.
  public let number: Int
  /// In the order of the recording.
  public let frames: [Frame]

  /// One cardiac cycle; see the properties.
  public init(number: Int, frames: [Frame]) {
    self.number = number
    self.frames = frames
  }

  /// The frame at end-diastole or end-systole; nil if the beat has none.
  public func frame(_ phase: Phase) -> Frame? { frames.first { $0.phase == phase } }
}

/// Moment in the cardiac cycle.
public enum Phase: String, Sendable, Codable, CaseIterable {
  /// End-diastole.
  case ed = "ED"
  /// End-systole.
  case es = "ES"
}

/// One frame whose pixels are read when asked for.
public struct Frame: Sendable {
  /// Unique in the cohort: exam, view, beat and phase.
  public let id: String
  /// nil for a frame between the two, or where the data does not say.
  public let phase: Phase?
  /// Index in the full recording, from 0; nil where only the frame itself is known.
  public let index: Int?
  /// Reads or makes the pixels.
  public let source: any FrameSource

  /// A frame; see the properties.
  public init(id: String, phase: Phase?, index: Int?, source: any FrameSource) {
    self.id = id
    self.phase = phase
    self.index = index
    self.source = source
  }
}

/// Where the pixels of a frame come from.
public protocol FrameSource: Sendable {
  /// Path of the image relative to the cohort, or a description of how it is made.
  var location: String { get }
  var hasReference: Bool { get }
  /// True where a frame without spacing may be measured in pixels: they are known or taken to be square.
  var hasSquarePixels: Bool { get }
  /// The sector, where it was measured already over the whole recording.
  var sector: Sector? { get }
  /// Changes when the frame's data do: a resumed run compares it.
  var fingerprint: String { get }
  /// - Throws: an error that names the file, what is wrong and what to do.
  func image() throws -> Image
  /// The reference annotation on the grid of the image; nil if there is none.
  func reference() throws -> LabelMap?
}

extension FrameSource {
  /// The location: for frames that are made from it alone.
  public var fingerprint: String { location }
  /// False.
  public var hasSquarePixels: Bool { false }
  /// nil.
  public var sector: Sector? { nil }
}

/// Something missing or odd that a reader of the data should know.
public struct Finding: Sendable, Equatable, Codable {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Codable, Comparable {
    /// Worth knowing.
    case note
    /// A part of the exam cannot be used.
    case problem

    /// A note is less than a problem.
    public static func < (left: Severity, right: Severity) -> Bool { left == .note && right == .problem }
  }

  /// How much it matters.
  public let severity: Severity
  /// The exam concerned; nil for the cohort as a whole.
  public let exam: String?
  /// One sentence: what was found, what was expected.
  public let message: String

  /// A finding; see the properties.
  public init(_ severity: Severity, exam: String? = nil, _ message: String) {
    self.severity = severity
    self.exam = exam
    self.message = message
  }
}
