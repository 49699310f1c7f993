import ApicalStats
import Testing

struct ProportionIntervalTests {
  // Newcombe, Stat. Med. 1998;17:857–872, table I, method 3; the last: feasibility of EF in 1900 patients.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    (1872, 1900, 0.9788, 0.9898),
  ])
  func wilson(_ successes: Int, _ count: Int, _ lower: Double, _ upper: Double) throws {
    let result = try ProportionInterval(successes: successes, count: count)
    #expect(abs(result.interval.lowerBound - lower) < 5e-5)
    #expect(abs(result.interval.upperBound - upper) < 5e-5)
    #expect(result.value == Double(successes) / Double(count))
  }

  @Test func mirrored() throws {
    let all = try ProportionInterval(successes: 20, count: 20)
    #expect(all.interval.upperBound == 1)
    #expect(abs(all.interval.lowerBound - (1 - 0.1611)) < 5e-5)
  }

  @Test func refusesWhatIsNoShare() {
    #expect(throws: ProportionError.noCases(0)) { try ProportionInterval(successes: 0, count: 0) }
    #expect(throws: ProportionError.successesOutOfRange(3, count: 2)) {
      try ProportionInterval(successes: 3, count: 2)
    }
    #expect(throws: ProportionError.confidenceOutOfRange(95)) {
      try ProportionInterval(successes: 1, count: 2, confidence: 95)
    }
  }
}
