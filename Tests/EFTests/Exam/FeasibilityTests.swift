import ApicalEF
import ApicalImaging
import Foundation
import Testing

/// Every cause for which an exam has no EF, at the beat where it happened.
struct FeasibilityTests {
  private static let spacing = try! Spacing(x: 0.5, y: 0.5)

  private func map(_ length: Double, _ diameter: Double) -> LabelMap {
    SyntheticMaps.halfEllipse(length: length, diameter: diameter, spacing: Self.spacing)
  }

  private func failures(
    _ beats: [BeatContours], recorded: Set<EFView>? = nil, plausible: ClosedRange<Double>? = nil
  ) -> [BeatFailure] {
    do throws(ExamEFError) {
      return try EFResult(beats: beats, recorded: recorded, plausible: plausible).failures
    } catch { return error.failures }
  }

  /// Codes stand in databases: they never change.
  @Test func codes() {
    let all: [(EFFailure, String)] = [
      (.lvEmpty, "lv-empty"), (.lvInPieces(count: 2, largestShare: 0.6), "lv-in-pieces"),
      (.noMitralPlane(length: 3), "no-mitral-plane"), (.spacingMissing, "spacing-missing"),
      (.phaseMissing(.es), "phase-missing"), (.viewMissing(.a2c), "view-missing"),
      (.esvNotBelowEDV(edv: 50, esv: 60), "esv-not-below-edv"),
      (.implausibleVolume(phase: .ed, volume: 0), "implausible-volume"),
      (.noBeatFound(.a4c), "no-beat-found"), (.cutBySector(share: 0.2), "cut-by-sector"),
      (.implausibleEF(percent: 95, lowest: 5, highest: 90), "implausible-ef"),
    ]
    for (cause, code) in all {
      #expect(cause.code == code)
      #expect(cause.description.count > 30)
    }
    #expect(all[10].0.description.contains("95.0 % lies outside of 5.0…90.0 %"))
  }

  @Test func viewsAndBeats() throws {
    let beat = BeatContours(view: .a4c, beat: 1, ed: map(90, 50), es: map(72, 36))
    // A2C was recorded, but its timing found no beat: that exam is biplane, and it failed.
    #expect(
      failures([beat], recorded: [.a2c, .a4c])
        == [BeatFailure(beats: [], phase: nil, cause: .noBeatFound(.a2c))])
    #expect(failures([], recorded: [.a4c]).map(\.cause) == [.noBeatFound(.a4c)])
    #expect(failures([]).map(\.cause) == [.viewMissing(.a2c), .viewMissing(.a4c)])
    #expect(try EFResult(beats: [beat], recorded: [.a4c]).pairs.count == 1)
  }

  @Test func implausibleFractions() throws {
    let weak = BeatContours(view: .a4c, beat: 1, ed: map(90, 50), es: map(89.5, 49.5))
    let empty = BeatContours(view: .a4c, beat: 2, ed: map(90, 50), es: map(40, 18))
    let normal = BeatContours(view: .a4c, beat: 3, ed: map(90, 50), es: map(72, 36))
    let result = try EFResult(beats: [weak, empty, normal], plausible: EjectionFraction.plausible)
    #expect(result.pairs.map { $0.beats[0].beat } == [3])
    #expect(result.failures.map(\.cause.code) == ["implausible-ef", "implausible-ef"])
    #expect(result.failures.map { $0.beats[0].beat } == [1, 2])
    #expect(try EFResult(beats: [weak, empty, normal]).pairs.count == 3)
  }

  /// The sector's left side moves into the ventricle, which is cut there as an image would be.
  @Test func cutBySector() throws {
    let whole = map(80, 46)
    let tip = Point(x: Double(whole.width) / 2, y: 0)
    let wide = Sector(tip: tip, angle: 90, depth: 150, spacing: Self.spacing)
    let narrow = Sector(
      tip: tip, leftAngle: 8, rightAngle: 45, radius: 150, depth: 150, spacing: Self.spacing)
    var cut = whole
    for (index, isSeen) in narrow.mask(size: whole.size).isInside.enumerated() where !isSeen {
      cut.labels[index] = 0
    }
    #expect(try SectorCut.share(whole, sector: wide) == 0)
    #expect(try SectorCut.share(cut, sector: narrow) > 0.2)
    #expect(FrameShape(labels: whole, phase: .ed, sector: wide).failure == nil)
    #expect(FrameShape(labels: cut, phase: .ed, sector: narrow).failure?.code == "cut-by-sector")
    #expect(FrameShape(labels: cut, phase: .ed).failure == nil)
    // Cut by the lower edge of the image.
    let rows = 170
    let short = LabelMap(
      size: PixelSize(width: whole.width, height: rows), spacing: Self.spacing,
      labels: Array(whole.labels[..<(rows * whole.width)]))
    #expect(try SectorCut.share(short, sector: wide) > 0.15)
    #expect(throws: EFFailure.self) { try VentricleShape(labels: short, sector: wide) }
  }

  /// Shapes of older stores have no endocardial length.
  @Test func olderShapesCanBeRead() throws {
    let shape = try VentricleShape(labels: map(80, 46))
    var stored = try #require(
      JSONSerialization.jsonObject(with: JSONEncoder().encode(shape)) as? [String: Any])
    stored["endocardialLength"] = nil
    let older = try JSONDecoder().decode(
      VentricleShape.self, from: JSONSerialization.data(withJSONObject: stored))
    #expect(older.endocardialLength == nil)
    #expect(older.discs == shape.discs && older.longAxis == shape.longAxis && older.area == shape.area)
    let measures = BeatMeasures(number: 1, shapes: ViewBeat(view: .a4c, ed: older, es: shape))
    #expect(measures.longitudinalStrain == nil)
  }
}
