internal import ApicalImaging

/// One beat of one view, measured once for all conventions.
struct ConventionSubject {
  let profiles: ViewBeat<VentricleProfile>
  /// By the notebook's own procedure; nil where no row asks for it.
  let notebook: Result<ViewBeat<SimpsonDiscs>, EFFailure>?

  var view: EFView { profiles.view }

  init(_ profiles: ViewBeat<VentricleProfile>) {
    self.profiles = profiles
    notebook = nil
  }

  init(_ beat: ViewBeat<LabelMap>, withNotebook: Bool) throws(EFFailure) {
    profiles = try beat.map { (map) throws(EFFailure) in try VentricleProfile(labels: map) }
    guard withNotebook else {
      notebook = nil
      return
    }
    do throws(EFFailure) {
      notebook = .success(try beat.map { (map) throws(EFFailure) in try CamusNotebook.discs(map) })
    } catch {
      notebook = .failure(error)
    }
  }
}

extension EFConvention {
  /// EF of one beat or pair.
  func outcome(_ beats: [ConventionSubject]) -> VolumeOutcome {
    VolumeOutcome { () throws(EFFailure) in
      switch self {
      case .measured(let convention): return try convention.fraction(beats.map(\.profiles))
      case .camusNotebook:
        var discs: [ViewBeat<(discs: SimpsonDiscs, area: Double)>] = []
        for beat in beats {
          guard let notebook = beat.notebook else { preconditionFailure("the notebook was not asked for") }
          discs.append(try notebook.get().map { ($0, 0) })
        }
        return try CamusNotebook.convention.fraction(discs)
      }
    }
  }
}
