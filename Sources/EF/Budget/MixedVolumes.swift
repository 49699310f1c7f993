/// The reference, the automatic and, where it is known, the automatic ventricle at the reference's frame, of
/// one view.
struct MixedView {
  let view: EFView
  let reference, atReferenceFrame, automatic: ViewBeat<SimpsonDiscs>

  init(
    _ reference: ViewBeat<SimpsonDiscs>, _ automatic: [ViewBeat<SimpsonDiscs>],
    _ atReferenceFrames: [ViewBeat<SimpsonDiscs>]?
  ) throws(EFFailure) {
    view = reference.view
    self.reference = reference
    self.automatic = try Self.beat(of: reference.view, automatic)
    atReferenceFrame = try Self.beat(of: reference.view, atReferenceFrames ?? automatic)
  }

  private static func beat(
    of view: EFView, _ beats: [ViewBeat<SimpsonDiscs>]
  ) throws(EFFailure) -> ViewBeat<SimpsonDiscs> {
    guard let beat = beats.first(where: { $0.view == view }) else { throw .viewMissing(view) }
    return beat
  }

  /// The ventricle with some causes switched to automatic.
  func mixed(_ phase: EFPhase, _ isAutomatic: (ErrorBudget.Cause) -> Bool) -> SimpsonDiscs {
    let (known, measured, final) = (reference[phase], atReferenceFrame[phase], automatic[phase])
    let count = known.diameters.count
    precondition(
      measured.diameters.count == count && final.diameters.count == count,
      "the ventricles have the same discs")
    let timing = isAutomatic(.timing) ? 1.0 : 0
    func mix(_ cause: ErrorBudget.Cause, _ known: Double, _ measured: Double, _ final: Double) -> Double {
      max(0, known + (isAutomatic(cause) ? measured - known : 0) + timing * (final - measured))
    }
    return SimpsonDiscs(
      diameters: (0..<count).map {
        mix(.width, known.diameters[$0], measured.diameters[$0], final.diameters[$0])
      },
      length: mix(.length, known.length, measured.length, final.length))
  }
}

/// The volume of one phase for every way to switch its factors from reference to automatic, mL.
struct MixedVolumes {
  let factors: [ErrorBudget.Factor]
  /// Bit i of the index is set where factor i is automatic.
  let values: [Double]

  init(_ views: [MixedView], _ phase: EFPhase, causes: [ErrorBudget.Cause]) {
    let factors = views.flatMap { view in
      causes.map { ErrorBudget.Factor(view: view.view, phase: phase, cause: $0) }
    }
    self.factors = factors
    values = (0..<1 << factors.count).map { coalition in
      let discs = views.map { view in
        view.mixed(phase) { cause in
          let factor = ErrorBudget.Factor(view: view.view, phase: phase, cause: cause)
          return factors.firstIndex(of: factor).map { coalition >> $0 & 1 == 1 } ?? false
        }
      }
      let (one, other) = (discs[0], discs[discs.count - 1])
      return discVolume(one.diameters, other.diameters, length: max(one.length, other.length))
    }
  }
}
