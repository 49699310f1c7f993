import ApicalStats
import Testing

struct AbsoluteErrorTests {
  // R 4.2.2: mean(abs(d)), sqrt(mean(d^2)).
  @Test func peakFlow() throws {
    let error = try AbsoluteError(differences: PeakFlow.differences, unit: ClinicalUnit(symbol: "L/min"))
    #expect(abs(error.mean - 28.941176) < 1e-6)
    #expect(abs(error.rootMeanSquare - 37.667274) < 1e-6)
    #expect(error.maximum == 81)
    #expect(error.count == 17)
  }

  @Test func refusesNothing() {
    #expect(throws: AgreementError.tooFewPairs(count: 0, minimum: 1)) {
      try AbsoluteError(differences: [], unit: .percent)
    }
  }
}
