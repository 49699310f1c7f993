import ApicalStats
import Testing

struct ProportionIntervalTests {
  // Newcombe, Stat. Med. 1998;17:857–872, table I, method 3; the last: feasibility of EF in 1900 patients.
  @Test(
    "T13, T14: Wilson",
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
      (1872, 1900, 0.9788, 0.9898),
    ])
  func wilson(_ successes: Int, _ count: Int, _ lower: Double, _ upper: Double) throws {
    let result = try ProportionInterval(successes: successes, count: count)
    #expect(abs(result.interval.lowerBound - lower) < 5e-5)
    #expect(abs(result.interval.upperBound - upper) < 5e-5)
    #expect(result.value == Double(successes) / Double(count))
  }

  // The same table, method 5.
  @Test(
    "T13, T14: Clopper and Pearson",
    arguments: [
      (81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0, 0.1684), (1, 29, 0.0009, 0.1776),
      (1872, 1900, 0.9788, 0.9902),
    ])
  func clopperPearson(_ successes: Int, _ count: Int, _ lower: Double, _ upper: Double) throws {
    let result = try ProportionInterval(successes: successes, count: count, method: .clopperPearson)
    #expect(abs(result.interval.lowerBound - lower) < 5e-5)
    #expect(abs(result.interval.upperBound - upper) < 5e-5)
    #expect(result.estimate.method == .clopperPearson)
  }

  // R 4.2.2, binom.test and prop.test(correct = FALSE).
  @Test("T10: both intervals of 86 in 135") func survey() throws {
    let exact = try ProportionInterval(successes: 86, count: 135, method: .clopperPearson)
    #expect(abs(exact.interval.lowerBound - 0.5499125031816975) < 1e-12)
    #expect(abs(exact.interval.upperBound - 0.7180066785565348) < 1e-12)
    let score = try ProportionInterval(successes: 86, count: 135)
    #expect(abs(score.interval.lowerBound - 0.553172) < 1e-6)
    #expect(abs(score.interval.upperBound - 0.713319) < 1e-6)
  }

  // R 4.2.2: z <- qnorm(.975); n <- 148 + z^2; p <- (15 + z^2 / 2) / n; p + c(-1, 1) * z * sqrt(p * (1 - p) / n)
  @Test func agrestiCoull() throws {
    let result = try ProportionInterval(successes: 15, count: 148, method: .agrestiCoull)
    #expect(abs(result.interval.lowerBound - 0.061385974928797285) < 1e-12)
    #expect(abs(result.interval.upperBound - 0.16148766632524703) < 1e-12)
    #expect(try ProportionInterval(successes: 0, count: 4, method: .agrestiCoull).interval.lowerBound == 0)
    #expect(try ProportionInterval(successes: 4, count: 4, method: .agrestiCoull).interval.upperBound == 1)
  }

  @Test(arguments: ProportionInterval.Method.allCases) func mirrored(_ method: ProportionInterval.Method)
    throws
  {
    let few = try ProportionInterval(successes: 3, count: 17, method: method).interval
    let many = try ProportionInterval(successes: 14, count: 17, method: method).interval
    #expect(abs(few.lowerBound + many.upperBound - 1) < 1e-14)
    #expect(abs(few.upperBound + many.lowerBound - 1) < 1e-14)
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
