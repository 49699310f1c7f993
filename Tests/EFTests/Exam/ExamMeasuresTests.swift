import ApicalEF
import ApicalImaging
import ApicalStats
import Foundation
import Testing

struct ExamMeasuresTests {
  private static let spacing = try! Spacing(x: 0.3, y: 0.3)

  /// A beat of half ellipses: length and diameter in mm at ED and at ES; nil for a missing frame.
  private func beat(_ view: EFView, _ number: Int, ed: (Double, Double)?, es: (Double, Double)?)
    -> BeatContours
  {
    func map(_ shape: (Double, Double)?) -> LabelMap? {
      shape.map { SyntheticMaps.halfEllipse(length: $0.0, diameter: $0.1, spacing: Self.spacing) }
    }
    return BeatContours(view: view, beat: number, ed: map(ed), es: map(es))
  }

  /// Way along half an ellipse from corner to corner, mm.
  private func arc(_ length: Double, _ diameter: Double) -> Double {
    let points = (0...20000).map { step in
      let angle = Double.pi * Double(step) / 20000
      return Point(x: diameter / 2 * cos(angle), y: length * sin(angle))
    }
    return zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  private func volume(_ length: Double, _ one: Double, _ other: Double) -> Double {
    2 / 3 * .pi * one / 2 * other / 2 * length / 1000
  }

  private func exam() -> ExamMeasures {
    ExamMeasures(beats: [
      beat(.a4c, 1, ed: (90, 50), es: (72, 36)), beat(.a2c, 1, ed: (80, 46), es: (70, 34)),
      beat(.a4c, 2, ed: (88, 48), es: (70, 37)), beat(.a2c, 2, ed: nil, es: (70, 34)),
    ])
  }

  @Test func everyMethod() throws {
    let exam = exam()
    #expect(exam.methods.map(\.method) == VolumeMethod.allCases)
    let discs = try #require(exam.result(.biplane))
    let areas = try #require(exam.result(.areaLengthBiplane))
    #expect(discs.pairs.count == 2 && areas.pairs.count == 2)
    let exact = 100 * (1 - volume(72, 34, 36) / volume(90, 46, 50))
    #expect(abs(discs.pairs[0].ef - exact) < 0.7)
    #expect(abs(areas.pairs[0].ef - exact) < 0.7)
    #expect(abs(areas.edv / discs.edv - 1) < 0.02)
    #expect(exam.result(.singlePlaneA4C)?.pairs.count == 2)
    #expect(exam.result(.areaLengthA2C)?.pairs.count == 1)
    #expect(exam.beats.map(\.beat.description) == ["A2C beat 1", "A4C beat 1", "A4C beat 2"])
    #expect(
      abs(try #require(exam.beats[1].discs.fraction).percent - exam.result(.singlePlaneA4C)!.pairs[0].ef)
        < 1e-12)
    let area = try #require(exam.beats[1].areaLength.fraction)
    #expect(area.percent == exam.result(.areaLengthA4C)!.pairs[0].ef)
    let copy = try JSONDecoder().decode(ExamMeasures.self, from: JSONEncoder().encode(exam))
    #expect(copy == exam)
  }

  @Test func shapeAndMotion() throws {
    let exam = exam()
    let beat = exam.beats[1]
    #expect(abs(beat.edSphericity - 50.0 / 90) < 0.015)
    #expect(abs(beat.esSphericity - 36.0 / 72) < 0.015)
    #expect(abs(beat.axisShortening - 20) < 0.7)
    #expect(abs(beat.areaChange - 100 * (1 - 72.0 * 36 / (90 * 50))) < 0.5)
    let strain = 100 * (arc(72, 36) / arc(90, 50) - 1)
    #expect(abs(try #require(beat.longitudinalStrain) - strain) < 0.6)
    let strains = exam.beats.compactMap(\.longitudinalStrain)
    let mean = (strains[0] + (strains[1] + strains[2]) / 2) / 2
    #expect(abs(try #require(exam.globalLongitudinalStrain) - mean) < 1e-12)
  }

  /// Within 0.5 % of the way along the half ellipse, whatever the grid and the tilt.
  @Test(arguments: [(0.3, 0.3), (0.308, 0.154), (0.6, 0.5)], [0.0, -0.3, 0.2])
  func endocardialLength(_ spacing: (Double, Double), _ tilt: Double) throws {
    let map = SyntheticMaps.halfEllipse(
      length: 85, diameter: 46, spacing: try Spacing(x: spacing.0, y: spacing.1), tilt: tilt)
    let length = try #require(try VentricleShape(labels: map).endocardialLength)
    #expect(abs(length / arc(85, 46) - 1) < 0.01)
  }

  @Test func foreshortening() {
    let exam = exam()
    #expect(exam.foreshortening.map { $0.beats.map(\.beat) } == [[1, 1], [1, 2]])
    let pair = exam.foreshortening[0]
    #expect(abs(pair.edRatio - 80.0 / 90) < 0.01)
    #expect(abs(pair.esRatio - 70.0 / 72) < 0.01)
    #expect(pair.index(.ed) == pair.edRatio)
    #expect(pair.shorterView(.ed) == .a2c)
  }

  @Test func spread() throws {
    let beats = [
      beat(.a4c, 1, ed: (90, 50), es: (72, 36)), beat(.a4c, 2, ed: (88, 48), es: (70, 38)),
      beat(.a2c, 1, ed: (86, 46), es: (70, 34)), beat(.a2c, 2, ed: (90, 48), es: (72, 36)),
      beat(.a2c, 3, ed: (88, 46), es: (70, 33)),
    ]
    let result = try EFResult(beats: beats)
    let spread = EFSpread(result)
    #expect(spread.pairs.count == 6)
    #expect(spread.pairs.mean == result.ef || abs(spread.pairs.mean - result.ef) < 1e-12)
    #expect(spread.beats.map(\.view) == [.a2c, .a4c])
    #expect(spread.beats.map(\.ef.count) == [3, 2])
    // Every pair counts once in each view's means.
    for view in spread.beats { #expect(abs(view.ef.mean - result.ef) < 1e-12) }
    let ofOne = result.pairs.filter { $0.beats[1].beat == 1 }.map(\.ef).reduce(0, +) / 3
    #expect([spread.beats[1].ef.minimum, spread.beats[1].ef.maximum].contains { abs($0 - ofOne) < 1e-12 })
    let single = EFSpread(try EFResult(beats: [beats[0]]))
    #expect(single.pairs.standardDeviation == nil && single.beats.count == 1)
  }

  @Test func nothingMeasured() {
    let exam = ExamMeasures(beats: [beat(.a4c, 1, ed: nil, es: nil)])
    #expect(exam.methods.map(\.method) == [.singlePlaneA4C, .areaLengthA4C])
    #expect(exam.methods.allSatisfy { $0.outcome.result == nil })
    #expect(exam.beats.isEmpty && exam.foreshortening.isEmpty)
    #expect(exam.globalLongitudinalStrain == nil)
    #expect(ExamMeasures(beats: []).methods.isEmpty)
    let backwards = ExamMeasures(beats: [beat(.a4c, 1, ed: (60, 36), es: (70, 40))])
    #expect(backwards.beats[0].discs.failure?.code == "esv-not-below-edv")
    #expect(backwards.beats[0].areaLength.fraction == nil)
  }
}
