public import ApicalCohort
public import ApicalEngine
public import ApicalMetrics
public import ApicalReport
public import ApicalStats

/// A study: every choice that decides its numbers.
///
/// Written as a YAML file (see `studies/`), read by ``Study/init(file:)``, kept word for word in the store.
public struct Study: Sendable, Equatable, Codable {
  /// Short name for files and folders.
  public var name: String
  /// Title of the report.
  public var title: String
  /// What the study wants to know; printed under the title. May be empty.
  public var question: String
  /// Key of every random draw.
  public var seed: UInt64
  /// Which exams.
  public var cohort: CohortChoice
  /// Which network; the first of several, which the others are compared with.
  public var model: ModelChoice
  /// Networks beside the first; nil for a study of one.
  public var otherModels: [ModelChoice]?
  /// How its frames are augmented; nil for not at all.
  public var augmentation: AugmentationChoice?
  /// What is measured on masks.
  public var measures: MeasureChoice
  /// How EF is measured.
  public var ef: EFChoice
  /// How ED and ES of whole recordings are found; nil where frames are given.
  public var timing: TimingChoice?
  /// When an exam is out of range.
  public var range: RangeRule
  /// How agreement is expressed.
  public var agreement: AgreementChoice
  /// Parts of the cohort that are reported by themselves; nil for the report's own choice.
  public var subsets: [SubsetChoice]?
  /// What the report holds.
  public var report: ReportChoice
}

extension Study {
  /// Every network, in the order of the study file.
  public var models: [ModelChoice] { [model] + (otherModels ?? []) }
}

/// Which exams are studied.
public struct CohortChoice: Sendable, Equatable, Codable {
  /// Where exams come from.
  public enum Source: Sendable, Equatable, Codable {
    /// Files below the data folder; the layout is recognised when nil.
    case folder(path: String, layout: CohortLayout?, subgroup: String?)
    /// Phantoms made on the fly from the study's seed. The recorded EF carries a reader's noise of this SD,
    /// percentage points; nil: it is the truth.
    case inSilico(exams: Int, beats: Int, style: String, readerNoise: Double? = nil)
  }

  /// Where the exams come from.
  public var source: Source
  /// The views to read.
  public var views: [ViewKind]
  /// True for whole recordings of phantoms, whose beats have to be found.
  public var wholeRecordings: Bool?
  /// The view of recordings of which neither a table nor their name tells it.
  public var view: ViewKind?
}

/// The segmentation network and how it is run.
public struct ModelChoice: Sendable, Equatable, Codable {
  /// What the study calls it; nil for the name and version of its card.
  public var name: String?
  /// Path of the model card, relative to the study file.
  public var card: String
  /// f32 is the precision of record.
  public var precision: EnginePrecision
  /// CPU threads; nil for one a core.
  public var threads: Int?
}

/// What is measured on each frame.
public struct MeasureChoice: Sendable, Equatable, Codable {
  /// Short names: LV, MYO.
  public var labels: [String]
  /// What a frame counts as whose mask is empty.
  public var emptyMask: EmptyMaskPolicy
}

/// How EF is measured and what it is compared with.
public struct EFChoice: Sendable, Equatable, Codable {
  /// What the automatic EF is compared with.
  public enum Reference: String, Sendable, Codable, CaseIterable {
    /// The same method on the reference masks.
    case masks
    /// The EF that the data set states.
    case recorded
  }

  /// Number of discs of the modified Simpson method.
  public var discs: Int
  /// What the automatic EF is compared with.
  public var reference: Reference
  /// An EF outside of these limits, %, is a failure of its beat or pair (`implausible-ef`); nil accepts every
  /// EF above zero.
  public var plausible: ClosedRange<Double>?
  /// Whether an LV whose contour runs along the border of the sector is a failure of its frame
  /// (`cut-by-sector`).
  public var sector = false
}

extension EFChoice {
  /// Reads the choice; stores written before there were limits have none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    discs = try container.decode(Int.self, forKey: .discs)
    reference = try container.decode(Reference.self, forKey: .reference)
    plausible = try container.decodeIfPresent(ClosedRange<Double>.self, forKey: .plausible)
    sector = try container.decodeIfPresent(Bool.self, forKey: .sector) ?? false
  }
}

/// When an exam is out of the normal acquisition range (paper, Fig. 14 and Table 4).
public struct RangeRule: Sendable, Equatable, Codable {
  /// Whether the limit itself is in range.
  public enum Comparison: String, Sendable, Codable, CaseIterable {
    case greater
    case greaterOrEqual = "greater-or-equal"
  }

  /// How many frames decide for an exam.
  public enum Quorum: String, Sendable, Codable, CaseIterable {
    /// One frame out of range suffices (the paper).
    case any
    /// Every frame must be out of range.
    case all
    /// More than half of the frames must be.
    case majority
  }

  /// mm.
  public var depth: Double
  /// Opening angle of the sector, degrees.
  public var angle: Double
  /// Whether the limit itself is in range.
  public var comparison: Comparison
  /// How many frames decide.
  public var quorum: Quorum
}

/// How agreement is expressed.
public struct AgreementChoice: Sendable, Equatable, Codable {
  /// Half-width of the limits of agreement in SDs.
  public var multiplier: Double
  /// Level of every confidence interval.
  public var confidence: Double
  /// How the intervals of the limits are found.
  public var limits: LimitMethod
  /// Limits of agreement within ± so many percentage points were called acceptable beforehand; nil where none were.
  public var acceptable: Double?
}

extension AgreementChoice {
  /// Reads the choice; stores written before limits had a choice have Bland and Altman's intervals.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    multiplier = try container.decode(Double.self, forKey: .multiplier)
    confidence = try container.decode(Double.self, forKey: .confidence)
    limits = try container.decodeIfPresent(LimitMethod.self, forKey: .limits) ?? .blandAltman
    acceptable = try container.decodeIfPresent(Double.self, forKey: .acceptable)
  }
}

/// What the report holds.
public struct ReportChoice: Sendable, Equatable, Codable {
  /// Which documents are written.
  public var formats: [Document.Format]
  /// Frames in each row of the gallery: best, median, worst.
  public var gallery: Int
}
