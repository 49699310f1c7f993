/// Collects the pairs and failures of one exam.
struct BeatTally {
  let method: VolumeMethod
  /// EF outside of these limits is a failure, %.
  let plausible: ClosedRange<Double>?
  private(set) var pairs: [BeatPairEF] = []
  private(set) var failures: [BeatFailure] = []

  init(method: VolumeMethod, plausible: ClosedRange<Double>?) {
    self.method = method
    self.plausible = plausible
  }

  /// The beats of a view with both phases, by number; notes the failures of the others.
  mutating func usable(_ beats: [BeatContours], in view: EFView, isRecorded: Bool) -> [BeatContours] {
    let recorded = beats.filter { $0.beat.view == view }.sorted { $0.beat.beat < $1.beat.beat }
    if recorded.isEmpty {
      let cause = isRecorded ? EFFailure.noBeatFound(view) : .viewMissing(view)
      failures.append(BeatFailure(beats: [], phase: nil, cause: cause))
    }
    for beat in recorded {
      for phase in EFPhase.allCases {
        if let cause = beat.frame(phase).failure {
          failures.append(BeatFailure(beats: [beat.beat], phase: phase, cause: cause))
        }
      }
    }
    return recorded.filter { $0.ed.shape != nil && $0.es.shape != nil }
  }

  /// Computes the EF of one beat, or of one pair in the order of the method's views.
  mutating func add(_ beats: [BeatContours]) {
    let names = beats.map(\.beat)
    do throws(EFFailure) {
      let fraction = try EjectionFraction(edv: volume(beats, .ed), esv: volume(beats, .es))
      if let plausible { try fraction.test(within: plausible) }
      pairs.append(BeatPairEF(beats: names, fraction))
    } catch {
      failures.append(BeatFailure(beats: names, phase: error.phase, cause: error))
    }
  }

  private func volume(_ beats: [BeatContours], _ phase: EFPhase) -> Double {
    let shapes = beats.compactMap { $0.frame(phase).shape }
    let (one, other) = (shapes[0], shapes[shapes.count - 1])
    let length = max(one.length, other.length)
    return method.usesAreas
      ? ellipsoidVolume(
        ellipseDiameter(one.area, one.length), ellipseDiameter(other.area, other.length), length: length)
      : discVolume(one.diameters, other.diameters, length: length)
  }
}

extension BeatFailure {
  /// A view that was not recorded.
  init(missing view: EFView) { self.init(beats: [], phase: nil, cause: .viewMissing(view)) }
}

extension EFFailure {
  /// The phase that the cause itself names.
  fileprivate var phase: EFPhase? {
    switch self {
    case .phaseMissing(let phase), .implausibleVolume(let phase, _): phase
    default: nil
    }
  }
}
