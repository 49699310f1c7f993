import ApicalCohort
import ApicalEF
import Foundation
import Testing

/// Timing of 100 in-silico recordings of three beats, with the areas of a segmentation of stated quality.
struct TimingAccuracyTests {
  private static let cohort = InSilicoCohort(
    seed: 77, exams: 50, style: .mixed, beats: 3, views: [.a2c, .a4c])

  private func agreement(
    noise: Double, outliers: Double = 0, missing: Double = 0, cut: (Int, Int) = (0, 0)
  ) throws -> TimingAgreement {
    let exams = Self.cohort.cohort().exams
    var comparisons: [TimingComparison] = []
    for number in 1...Self.cohort.exams {
      for (view, recorded) in zip(Self.cohort.phantoms(exam: number), exams[number - 1].views) {
        let cine = try NoisyCine(
          view, frameRate: try #require(recorded.frameRate), seed: UInt64(number), noise: noise,
          outliers: outliers,
          missing: missing, cut: cut)
        let found = try BeatTiming(cine.curve).wholeBeats.map(\.frames)
        comparisons.append(TimingComparison(found: found, known: cine.known, frameRate: cine.curve.frameRate))
      }
    }
    return try TimingAgreement(comparisons)
  }

  /// Noise, outliers and missing frames as shares; then the largest mean absolute error in frames.
  @Test(arguments: [
    (0, 0, 0, 0.8), (0.01, 0, 0, 1.2), (0.02, 0.02, 0.02, 1.5), (0.03, 0.03, 0.05, 2.0),
  ])
  func errorsStaySmall(_ noise: Double, _ outliers: Double, _ missing: Double, _ limit: Double) throws {
    let agreement = try agreement(noise: noise, outliers: outliers, missing: missing)
    #expect(agreement.recordings == 100)
    #expect(agreement.ed.meanAbsoluteFrames < limit)
    #expect(agreement.es.meanAbsoluteFrames < limit)
    #expect(agreement.missed <= 6)
    #expect(agreement.extra <= 3)
  }

  /// Recordings cut off within the first systole and the last diastole: the cut beats are flagged, the others
  /// timed.
  @Test func recordingsOfAnyLength() throws {
    let agreement = try agreement(noise: 0.01, cut: (7, 9))
    #expect(agreement.ed.meanAbsoluteFrames < 1.5)
    #expect(agreement.es.meanAbsoluteFrames < 1.5)
    #expect(agreement.matched + agreement.missed == 200)
    #expect(agreement.missed <= 4)
  }
}
