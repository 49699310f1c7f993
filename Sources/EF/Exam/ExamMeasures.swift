/// All that the contours of an exam say: EF by every method, and the shape and motion of every beat.
public struct ExamMeasures: Sendable, Equatable, Codable {
  /// EF of the exam by one method.
  public enum Outcome: Sendable, Equatable, Codable {
    /// At least one beat or pair gave an EF.
    case measured(EFResult)
    /// None did.
    case failed(ExamEFError)

    /// EDV, ESV and EF; nil after a failure.
    public var result: EFResult? {
      if case .measured(let result) = self { result } else { nil }
    }
  }

  /// One method of volume.
  public struct MethodOutcome: Sendable, Equatable, Codable {
    /// Views and formula.
    public let method: VolumeMethod
    /// What it gave.
    public let outcome: Outcome
  }

  /// Every method whose views were recorded, in the order of ``VolumeMethod``.
  public let methods: [MethodOutcome]
  /// Every beat with both phases, A2C before A4C, in the order of time.
  public let beats: [BeatMeasures]
  /// Every A2C beat with every A4C beat.
  public let foreshortening: [Foreshortening]

  /// Measures one exam.
  ///
  /// - Parameters:
  ///   - beats: All beats of all views, in any order, failed ones included.
  ///   - recorded: The views that were recorded, those without a beat included; nil: those of the beats.
  ///   - plausible: An EF outside of these limits, %, is a failure; nil accepts every EF above zero.
  public init(
    beats: [BeatContours], recorded: Set<EFView>? = nil, plausible: ClosedRange<Double>? = nil
  ) {
    let views = (recorded ?? []).union(beats.map(\.beat.view))
    methods = VolumeMethod.allCases.filter { views.isSuperset(of: $0.views) }.map { method in
      do throws(ExamEFError) {
        let result = try EFResult(beats: beats, method: method, recorded: recorded, plausible: plausible)
        return MethodOutcome(method: method, outcome: .measured(result))
      } catch {
        return MethodOutcome(method: method, outcome: .failed(error))
      }
    }
    let measured = beats.compactMap { beat in
      ViewBeat(beat).map { BeatMeasures(number: beat.beat.beat, shapes: $0) }
    }
    self.beats = measured.sorted { ($0.beat.view, $0.beat.beat) < ($1.beat.view, $1.beat.beat) }
    foreshortening = self.beats.filter { $0.beat.view == .a2c }.flatMap { a2c in
      measured.filter { $0.beat.view == .a4c }.map { Foreshortening(a2c: a2c, a4c: $0) }
    }
  }

  /// EF of the exam by a method; nil where it failed or its views were not recorded.
  public func result(_ method: VolumeMethod) -> EFResult? {
    methods.first { $0.method == method }?.outcome.result
  }

  /// Global longitudinal strain, %: the mean over the views of the mean over their beats; nil without a beat.
  ///
  /// From two apical views at most, where the guidelines average three; see
  /// ``BeatMeasures/longitudinalStrain``.
  public var globalLongitudinalStrain: Double? {
    let ofViews = EFView.allCases.compactMap { view -> Double? in
      let strains = beats.filter { $0.beat.view == view }.compactMap(\.longitudinalStrain)
      return strains.isEmpty ? nil : strains.reduce(0, +) / Double(strains.count)
    }
    return ofViews.isEmpty ? nil : ofViews.reduce(0, +) / Double(ofViews.count)
  }
}
