public import ApicalEngine
public import ApicalMetrics

/// What an audit found in one augmented frame.
public struct SampleAudit: Sendable, Equatable, Codable {
  /// What a reader should look at.
  public enum Flag: String, Sendable, Codable, CaseIterable {
    /// A kept pixel moved by more than ``SampleAudit/keptTolerance`` grey levels.
    case keptChanged = "kept-changed"
    /// A labelled pixel lies on a painted one.
    case labelsOnPaint = "labels-on-paint"
    /// The open border is more than ``SampleAudit/seamTolerance`` times as steep as what lies beside it.
    case seam
    /// A network finds a second ventricle on painted pixels.
    case secondVentricle = "second-ventricle"
    /// More like a frame of another exam than originals of different exams are to each other.
    case copy
  }

  /// Grey levels by which a kept pixel may differ: twice the rounding of the files.
  public static let keptTolerance = 2.0
  /// Ratio of a seam that is called visible.
  public static let seamTolerance = 1.5

  /// Name of the sample, its source frame and exam.
  public let sample, source, exam: String
  /// What was drawn.
  public let draw: AugmentationDraw
  /// True where every draw was refused.
  public let isFallback: Bool
  /// The kept pixels against the transformed frame.
  public let fidelity: KeptRegionFidelity
  /// Labels on painted pixels.
  public let labels: LabelsOnPaint
  /// The border of what is kept; nil where nothing was painted.
  public let seam: SeamVisibility?
  /// A second ventricle; nil where no network was asked.
  public let second: SecondVentricle?
  /// The most similar original of another exam; nil where it was not searched for.
  public internal(set) var nearest: String?
  /// Its SSIM.
  public internal(set) var similarity: Double?
  /// True for a similarity above that of originals among each other.
  public internal(set) var isCopy = false

  /// What a reader should look at.
  public var flags: [Flag] {
    var flags: [Flag] = []
    if fidelity.maximumAbsoluteDifference > Self.keptTolerance { flags.append(.keptChanged) }
    if labels.painted > 0 { flags.append(.labelsOnPaint) }
    if let ratio = seam?.ratio, ratio > Self.seamTolerance { flags.append(.seam) }
    if second?.isFlagged == true { flags.append(.secondVentricle) }
    if isCopy { flags.append(.copy) }
    return flags
  }

  package init(
    sample: String, source: String, exam: String, draw: AugmentationDraw, isFallback: Bool,
    fidelity: KeptRegionFidelity, labels: LabelsOnPaint, seam: SeamVisibility?, second: SecondVentricle?
  ) {
    self.sample = sample
    self.source = source
    self.exam = exam
    self.draw = draw
    self.isFallback = isFallback
    self.fidelity = fidelity
    self.labels = labels
    self.seam = seam
    self.second = second
  }
}
