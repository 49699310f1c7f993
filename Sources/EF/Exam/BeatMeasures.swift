/// What one beat of one view says by itself.
public struct BeatMeasures: Sendable, Equatable, Codable {
  /// The beat.
  public let beat: BeatName
  /// EF from this view alone: round discs, and 8 A² / (3π L).
  public let discs, areaLength: VolumeOutcome
  /// Length of the long axis, mm.
  public let edLength, esLength: Double
  /// Change of the endocardium's length from ED to ES, % of that at ED; negative for a ventricle that
  /// shortens.
  ///
  /// 100 (ES − ED) / ED, the length from hinge point to hinge point around the apex. Contours do not follow
  /// tissue: tracking of speckles, on which reference values rest, is another method. Nil for shapes without
  /// that length.
  public let longitudinalStrain: Double?
  /// Shortening of the long axis from ED to ES, % of that at ED.
  public let axisShortening: Double
  /// Decrease of the area from ED to ES, % of that at ED.
  public let areaChange: Double
  /// Largest diameter over length: 1 for a sphere.
  public let edSphericity, esSphericity: Double

  /// Measures one beat.
  ///
  /// - Parameters:
  ///   - number: 1 for the first beat of the recording.
  ///   - shapes: Its LV at ED and ES.
  public init(number: Int, shapes: ViewBeat<VentricleShape>) {
    let (ed, es) = (shapes.ed, shapes.es)
    beat = BeatName(view: shapes.view, beat: number)
    discs = VolumeOutcome { () throws(EFFailure) in
      try EjectionFraction(edv: singlePlaneVolume(ed.discs), esv: singlePlaneVolume(es.discs))
    }
    areaLength = VolumeOutcome { () throws(EFFailure) in
      try EjectionFraction(
        edv: areaLengthVolume(area: ed.area, length: ed.length),
        esv: areaLengthVolume(area: es.area, length: es.length))
    }
    (edLength, esLength) = (ed.length, es.length)
    longitudinalStrain = ed.endocardialLength.flatMap { before in
      es.endocardialLength.map { 100 * ($0 - before) / before }
    }
    axisShortening = 100 * (ed.length - es.length) / ed.length
    areaChange = 100 * (ed.area - es.area) / ed.area
    (edSphericity, esSphericity) = (ed.sphericity, es.sphericity)
  }
}
