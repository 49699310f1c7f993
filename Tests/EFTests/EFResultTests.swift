import ApicalEF
import ApicalImaging
import Foundation
import Testing

struct EFResultTests {
  /// A beat of half ellipses: length and diameter in mm at ED and at ES; nil for a missing frame.
  private func beat(
    _ view: EFView, _ number: Int, ed: (Double, Double)?, es: (Double, Double)?
  ) throws -> BeatContours {
    let spacing = try Spacing(x: 0.5, y: 0.5)
    func map(_ shape: (Double, Double)?) -> LabelMap? {
      shape.map { SyntheticMaps.halfEllipse(length: $0.0, diameter: $0.1, spacing: spacing) }
    }
    return BeatContours(view: view, beat: number, ed: map(ed), es: map(es))
  }

  /// 2/3 π a b L, mL.
  private func volume(_ length: Double, _ one: Double, _ other: Double) -> Double {
    2 / 3 * .pi * one / 2 * other / 2 * length / 1000
  }

  @Test func everyBeatWithEveryBeat() throws {
    let beats = try [
      beat(.a4c, 2, ed: (90, 50), es: (70, 36)), beat(.a4c, 1, ed: (88, 48), es: (72, 34)),
      beat(.a2c, 1, ed: (86, 46), es: (70, 34)), beat(.a2c, 2, ed: (86, 46), es: nil),
      beat(.a2c, 3, ed: (92, 44), es: (68, 32)),
    ]
    let result = try EFResult(beats: beats)
    #expect(result.method == .biplane)
    #expect(
      result.pairs.map { $0.beats.map(\.beat) } == [[1, 1], [1, 2], [3, 1], [3, 2]])
    #expect(result.pairs.allSatisfy { $0.beats.map(\.view) == [.a2c, .a4c] })
    // Each phase takes the longer of its two axes.
    #expect(abs(result.pairs[0].edv / volume(88, 46, 48) - 1) < 0.02)
    #expect(abs(result.pairs[0].esv / volume(72, 34, 34) - 1) < 0.02)
    #expect(abs(result.pairs[3].edv / volume(92, 44, 50) - 1) < 0.02)
    #expect(abs(result.pairs[3].esv / volume(70, 32, 36) - 1) < 0.02)
    #expect(abs(result.ef - result.pairs.map(\.ef).reduce(0, +) / 4) < 1e-12)
    #expect(abs(result.edv - result.pairs.map(\.edv).reduce(0, +) / 4) < 1e-12)
    #expect(
      result.failures
        == [BeatFailure(beats: [BeatName(view: .a2c, beat: 2)], phase: .es, cause: .phaseMissing(.es))])
  }

  @Test func singlePlane() throws {
    let beats = try [
      beat(.a4c, 1, ed: (90, 50), es: (72, 36)), beat(.a4c, 2, ed: (60, 36), es: (70, 40)),
    ]
    let result = try EFResult(beats: beats)
    #expect(result.method == .singlePlaneA4C)
    #expect(result.method.displayName == "single plane (A4C)")
    #expect(result.pairs.count == 1)
    #expect(abs(result.ef - 100 * (1 - volume(72, 36, 36) / volume(90, 50, 50))) < 0.5)
    #expect(result.failures.map(\.cause.code) == ["esv-not-below-edv"])
    #expect(result.failures[0].beats == [BeatName(view: .a4c, beat: 2)])
    let other = try EFResult(beats: [beat(.a2c, 1, ed: (90, 50), es: (72, 36))])
    #expect(other.method == .singlePlaneA2C)
    let copy = try JSONDecoder().decode(EFResult.self, from: JSONEncoder().encode(result))
    #expect(copy == result)
  }

  @Test func failedViewDoesNotTurnBiplaneIntoSinglePlane() throws {
    let beats = try [
      beat(.a4c, 1, ed: (90, 50), es: (72, 36)), beat(.a2c, 1, ed: nil, es: (70, 34)),
    ]
    let expected = ExamEFError(
      method: .biplane,
      failures: [BeatFailure(beats: [BeatName(view: .a2c, beat: 1)], phase: .ed, cause: .phaseMissing(.ed))])
    #expect(throws: expected) { try EFResult(beats: beats) }
    #expect(try EFResult(beats: beats, method: .singlePlaneA4C).pairs.count == 1)
    #expect(expected.description.contains("A2C beat 1 ED"))
  }

  @Test func namesTheMissingView() throws {
    let beats = try [beat(.a4c, 1, ed: (90, 50), es: (72, 36))]
    #expect(
      throws: ExamEFError(
        method: .biplane, failures: [BeatFailure(beats: [], phase: nil, cause: .viewMissing(.a2c))])
    ) { try EFResult(beats: beats, method: .biplane) }
    #expect(throws: ExamEFError.self) { try EFResult(beats: []) }
  }

  @Test func fractionsThatCannotBe() throws {
    #expect(try EjectionFraction(edv: 120, esv: 48).percent == 60)
    #expect(throws: EFFailure.esvNotBelowEDV(edv: 50, esv: 50)) { try EjectionFraction(edv: 50, esv: 50) }
    #expect(throws: EFFailure.implausibleVolume(phase: .ed, volume: 0)) {
      try EjectionFraction(edv: 0, esv: 0)
    }
    #expect(throws: EFFailure.implausibleVolume(phase: .es, volume: -1)) {
      try EjectionFraction(edv: 50, esv: -1)
    }
  }
}
