public import ApicalCohort
public import ApicalImaging
internal import ApicalParallel
import Foundation
internal import Synchronization

/// What was understood of a cohort, pixels included: the content of `apical inspect`.
public struct Inspection: Sendable, Codable, Equatable {
  /// One view of one exam.
  public struct Row: Sendable, Codable, Equatable {
    /// Id of the exam.
    public let exam: String
    /// A2C, A4C or unknown.
    public let view: String
    public let beats, frames: Int
    /// Columns and rows of the frames, each size once.
    public let sizes: [PixelSize]
    /// mm, each spacing once.
    public let spacings: [Spacing]
    /// Range over the frames, mm.
    public let depth: ClosedRange<Double>?
    /// Opening angle of the sector, degrees, range over the frames.
    public let angle: ClosedRange<Double>?
    /// Labels in the reference masks; empty without masks.
    public let labels: [String]
    /// Frames that have a reference mask which can be read.
    public let framesWithReference: Int
    /// %.
    public let recordedEF: Double?
  }

  public let name, layout, origin: String
  public let exams, frames: Int
  /// Exam by exam, view by view.
  public let rows: [Row]
  /// What is missing or odd, in names and in pixels.
  public let findings: [Finding]

  /// Reads every frame of the cohort, on all cores.
  /// - Parameter progress: Called with exams read and exams in all, from any thread.
  public init(_ cohort: Cohort, progress: @Sendable (Int, Int) -> Void = { _, _ in }) {
    let exams = cohort.exams
    let done = Atomic(0)
    let inspected = exams.mapSideBySide { exam in
      let result = Self.inspect(exam)
      progress(done.add(1, ordering: .relaxed).newValue, exams.count)
      return result
    }
    name = cohort.name
    layout = cohort.layout.rawValue
    origin = cohort.origin
    self.exams = exams.count
    frames = exams.reduce(0) { $0 + $1.views.reduce(0) { $0 + $1.frames.count } }
    rows = inspected.flatMap(\.rows)
    findings = cohort.findings + inspected.flatMap(\.findings)
  }

  private static func inspect(_ exam: Exam) -> (rows: [Row], findings: [Finding]) {
    var findings: [Finding] = []
    let rows = exam.views.map { view in
      var survey = ViewSurvey()
      for frame in view.frames { survey.add(frame) }
      findings += survey.problems(of: view).map { Finding(.problem, exam: exam.id, $0) }
      return Row(
        exam: exam.id, view: view.kind.rawValue, beats: view.beats.count, frames: view.frames.count,
        sizes: survey.sizes, spacings: survey.spacings, depth: survey.depths.span, angle: survey.angles.span,
        labels: survey.labels.sorted().map(\.name), framesWithReference: survey.references,
        recordedEF: exam.recorded.ef)
    }
    return (rows, findings)
  }
}

/// Gathers what the frames of one view hold.
private struct ViewSurvey {
  var sizes: [PixelSize] = []
  var spacings: [Spacing] = []
  var depths: [Double] = []
  var angles: [Double] = []
  var labels: Set<Label> = []
  var references = 0
  private var troubles: [String] = []

  mutating func add(_ frame: Frame) {
    do {
      let image = try frame.source.image()
      if !sizes.contains(image.size) { sizes.append(image.size) }
      if let spacing = image.spacing, !spacings.contains(spacing) { spacings.append(spacing) }
      if let depth = image.depth { depths.append(depth) }
      do { angles.append(try Sector.estimate(from: image).angle) } catch { trouble(frame, error) }
    } catch { return trouble(frame, error) }
    do {
      guard let map = try frame.source.reference() else { return }
      references += 1
      labels.formUnion(map.presentLabels)
      if !map.presentLabels.contains(.lv) { troubles.append("\(frame.id): the reference mask has no LV") }
    } catch { trouble(frame, error) }
  }

  private mutating func trouble(_ frame: Frame, _ error: any Error) {
    troubles.append("\(frame.id): \(error)")
  }

  func problems(of view: View) -> [String] {
    var problems = troubles
    if sizes.count > 1 {
      problems.append(
        "\(view.kind.rawValue): frames of different sizes, \(sizes.map(\.description).joined(separator: ", "))"
      )
    }
    if spacings.count > 1 { problems.append("\(view.kind.rawValue): frames of different spacing") }
    if spacings.isEmpty, !sizes.isEmpty { problems.append("\(view.kind.rawValue): no spacing") }
    return problems
  }
}

extension [Double] {
  /// From the smallest to the largest; nil when empty.
  fileprivate var span: ClosedRange<Double>? {
    guard let low = self.min(), let high = self.max() else { return nil }
    return low...high
  }
}
