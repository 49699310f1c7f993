/// All that has to be agreed on before four contours give one EF.
public struct VolumeConvention: Sendable, Hashable, Codable {
  /// Views and formula.
  public var method: VolumeMethod
  /// Number of discs; the area–length method has none.
  public var discCount: Int
  /// Where each disc's diameter is taken.
  public var sampling: DiscSampling
  /// Which view's length counts, for a method of two views.
  public var length: LengthRule
  /// From which moment the length comes.
  public var lengthPhase: LengthPhase
  /// How volumes are rounded before EF is computed.
  public var rounding: VolumeRounding

  /// Without arguments: the convention of record, biplane Simpson by the guidelines of 2015.
  ///
  /// - Precondition: at least one disc.
  public init(
    method: VolumeMethod = .biplane, discCount: Int = 20, sampling: DiscSampling = .middles,
    length: LengthRule = .longer, lengthPhase: LengthPhase = .own, rounding: VolumeRounding = .none
  ) {
    precondition(discCount > 0, "the method of discs needs a disc")
    self.method = method
    self.discCount = discCount
    self.sampling = sampling
    self.length = length
    self.lengthPhase = lengthPhase
    self.rounding = rounding
  }

  /// EDV, ESV and EF of one beat or of one pair of beats.
  ///
  /// - Parameter beats: The views of the method, in any order; others are passed over.
  /// - Throws: ``EFFailure`` for a view that is not there, or for volumes without an EF.
  public func fraction(_ beats: [ViewBeat<VentricleProfile>]) throws(EFFailure) -> EjectionFraction {
    try fraction(beats.map { $0.map { ($0.discs(discCount, at: sampling), $0.area) } })
  }

  /// The same from discs and areas that were measured before.
  func fraction(_ beats: [ViewBeat<(discs: SimpsonDiscs, area: Double)>]) throws(EFFailure)
    -> EjectionFraction
  {
    var views: [ViewBeat<(discs: SimpsonDiscs, area: Double)>] = []
    for view in method.views {
      guard let beat = beats.first(where: { $0.view == view }) else { throw .viewMissing(view) }
      views.append(beat)
    }
    return try EjectionFraction(edv: volume(views, .ed), esv: volume(views, .es))
  }

  private func volume(_ views: [ViewBeat<(discs: SimpsonDiscs, area: Double)>], _ phase: EFPhase) -> Double {
    let (one, other) = (views[0][phase], views[views.count - 1][phase])
    let lengths = lengthPhase == .own ? [axis(views, phase)] : EFPhase.allCases.map { axis(views, $0) }
    let length = lengths.max() ?? 0
    let volume =
      method.usesAreas
      ? ellipsoidVolume(
        ellipseDiameter(one.area, one.discs.length), ellipseDiameter(other.area, other.discs.length),
        length: length)
      : discVolume(one.discs.diameters, other.discs.diameters, length: length)
    return rounding(volume)
  }

  private func axis(
    _ views: [ViewBeat<(discs: SimpsonDiscs, area: Double)>], _ phase: EFPhase
  ) -> Double {
    length.length(views[0][phase].discs.length, views[views.count - 1][phase].discs.length)
  }
}
