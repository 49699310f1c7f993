public import ApicalCohort
public import ApicalEngine
public import ApicalMetrics

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
  public var cohort: CohortChoice
  public var model: ModelChoice
  public var measures: MeasureChoice
  public var ef: EFChoice
  public var range: RangeRule
  public var agreement: AgreementChoice
  public var report: ReportChoice
}

/// Which exams are studied.
public struct CohortChoice: Sendable, Equatable, Codable {
  public enum Source: Sendable, Equatable, Codable {
    /// Files below the data folder; the layout is recognised when nil.
    case folder(path: String, layout: CohortLayout?, subgroup: String?)
    /// Phantoms made on the fly from the study's seed.
    case inSilico(exams: Int, beats: Int, style: String)
  }

  public var source: Source
  public var views: [ViewKind]
}

/// The segmentation network and how it is run.
public struct ModelChoice: Sendable, Equatable, Codable {
  /// Path of the model card, relative to the study file.
  public var card: String
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
  public enum Reference: String, Sendable, Codable, CaseIterable {
    /// The same method on the reference masks.
    case masks
    /// The EF that the data set states.
    case recorded
  }

  /// Number of discs of the modified Simpson method.
  public var discs: Int
  public var reference: Reference
}

/// When an exam is out of the normal acquisition range (paper, Fig. 14 and Table 4).
public struct RangeRule: Sendable, Equatable, Codable {
  public enum Comparison: String, Sendable, Codable, CaseIterable {
    case greater
    case greaterOrEqual = "greater-or-equal"
  }

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
  public var comparison: Comparison
  public var quorum: Quorum
}

/// How agreement is expressed.
public struct AgreementChoice: Sendable, Equatable, Codable {
  /// Half-width of the limits of agreement in SDs.
  public var multiplier: Double
  /// Level of every confidence interval.
  public var confidence: Double
}

/// What the report holds.
public struct ReportChoice: Sendable, Equatable, Codable {
  public enum Format: String, Sendable, Codable, CaseIterable {
    case html, pdf
  }

  public var formats: [Format]
  /// Frames in each row of the gallery: best, median, worst.
  public var gallery: Int
}
