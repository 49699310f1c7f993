public import ApicalImaging

/// What one frame gave: a shape, or the cause why not.
public enum FrameShape: Sendable, Equatable, Codable {
  /// The LV was measured.
  case measured(VentricleShape)
  /// It was not.
  case failed(EFFailure)

  /// Measures a frame and keeps the cause of a failure.
  ///
  /// - Parameters:
  ///   - labels: Segmentation of the frame; nil where the beat has no frame of this phase.
  ///   - phase: Named in the cause when there is no frame.
  ///   - discCount: Number of discs, 20 by convention.
  ///   - sector: What the probe sees, on the grid of the labels; nil leaves out the test for an LV that it
  ///     cuts.
  public init(labels: LabelMap?, phase: EFPhase, discCount: Int = 20, sector: Sector? = nil) {
    guard let labels else {
      self = .failed(.phaseMissing(phase))
      return
    }
    do throws(EFFailure) {
      self = .measured(try VentricleShape(labels: labels, discCount: discCount, sector: sector))
    } catch {
      self = .failed(error)
    }
  }

  /// The shape; nil after a failure.
  public var shape: VentricleShape? {
    if case .measured(let shape) = self { shape } else { nil }
  }

  /// The cause of a failure; nil after success.
  public var failure: EFFailure? {
    if case .failed(let cause) = self { cause } else { nil }
  }
}

/// One beat of one view, at end-diastole and end-systole.
public struct BeatContours: Sendable, Equatable, Codable {
  /// Which beat of which view.
  public let beat: BeatName
  /// The frame at end-diastole.
  public let ed: FrameShape
  /// The frame at end-systole.
  public let es: FrameShape

  /// Frames that were measured before.
  public init(view: EFView, beat: Int, ed: FrameShape, es: FrameShape) {
    self.beat = BeatName(view: view, beat: beat)
    self.ed = ed
    self.es = es
  }

  /// Measures the segmentations of a beat; nil for a frame that the beat does not have.
  public init(view: EFView, beat: Int, ed: LabelMap?, es: LabelMap?) {
    self.init(
      view: view, beat: beat, ed: FrameShape(labels: ed, phase: .ed), es: FrameShape(labels: es, phase: .es))
  }

  /// The frame of a phase.
  public func frame(_ phase: EFPhase) -> FrameShape { phase == .ed ? ed : es }
}

/// Names one beat of one view.
public struct BeatName: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The view.
  public let view: EFView
  /// 1 for the first beat of the recording.
  public let beat: Int

  /// A beat of a view, counted from 1.
  public init(view: EFView, beat: Int) {
    self.view = view
    self.beat = beat
  }

  /// Such as "A4C beat 1".
  public var description: String { "\(view.rawValue) beat \(beat)" }
}
