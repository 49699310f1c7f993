import ApicalCohort
import Foundation
import Testing

/// The recorded EF of a phantom, stated by a reader who errs.
@Suite struct ReaderNoiseTests {
  private func exams(_ noise: Double, count: Int = 400, seed: UInt64 = 3) -> [Exam] {
    InSilicoCohort(seed: seed, exams: count, style: .mixed, beats: 1, views: [.a4c], readerNoise: noise)
      .cohort().exams
  }

  @Test func hasTheStatedSD() throws {
    let errors = try zip(exams(4), exams(0)).map { noisy, exact in
      #expect(Double(try #require(noisy.attributes["trueEF"])) == exact.recorded.ef)
      #expect(noisy.recorded.edv == exact.recorded.edv)
      let volumes = noisy.recorded
      #expect(abs(try #require(volumes.ef) - 100 * (1 - volumes.esv! / volumes.edv!)) < 1e-9)
      return try #require(volumes.ef) - (try #require(exact.recorded.ef))
    }
    let mean = errors.reduce(0, +) / 400
    let sd = (errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399).squareRoot()
    // Standard errors: 4 / √400 = 0.2 for the mean, 4 / √800 = 0.14 for the SD.
    #expect(abs(mean) < 0.6)
    #expect(abs(sd - 4) < 0.45)
    #expect(errors.contains { abs($0) > 8 } && errors.allSatisfy { abs($0) < 20 })
  }

  @Test func dependsOnSeedAndExamAlone() {
    #expect(exams(4, count: 3).map(\.recorded) == exams(4, count: 7).prefix(3).map(\.recorded))
    #expect(exams(4, count: 3).map(\.recorded) != exams(4, count: 3, seed: 4).map(\.recorded))
    #expect(Set(exams(4, count: 50).map { $0.recorded.ef! - Double($0.attributes["trueEF"]!)! }).count == 50)
  }

  @Test func withoutNoiseTheRecordIsTheTruth() {
    let exam = exams(0, count: 1)[0]
    #expect(exam.attributes["trueEF"] == nil)
    // Noise is the reader's: the frames are the same.
    #expect(exams(4, count: 1)[0].attributes["heartRate"] == exam.attributes["heartRate"])
  }

  /// No reader states an EF that no ventricle has.
  @Test func staysWithinAHundredPercent() {
    #expect(exams(30).allSatisfy { (1...99).contains($0.recorded.ef!) })
  }
}
