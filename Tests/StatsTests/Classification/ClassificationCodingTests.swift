import ApicalStats
import Foundation
import Testing

struct ClassificationCodingTests {
  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func expectRoundTrip<Value: Codable & Equatable>(_ value: Value) throws {
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
  }

  @Test func plainForms() throws {
    #expect(try text([CutOff.below(50)]) == #"[{"comparison":"<","limit":50}]"#)
    #expect(
      try text([KappaWeights.linear, .custom([[1, 0.5], [0.5, 1]])]) == #"["linear",[[1,0.5],[0.5,1]]]"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([KappaWeights].self, from: Data(#"["cubic"]"#.utf8))
    }
  }

  // Empty cells too: no end of an interval is an infinity that JSON cannot hold.
  @Test func roundTrips() throws {
    let empty = try DiagnosticCounts(truePositive: 20, falsePositive: 0, falseNegative: 0, trueNegative: 30)
    try expectRoundTrip(try DiagnosticAccuracy(empty))
    for weights in [KappaWeights.unweighted, .linear, .quadratic, .custom([[1, 0.5], [0, 1]])] {
      try expectRoundTrip(try CohenKappa(RatingTable(counts: [[5, 1], [2, 7]]), weights: weights))
    }
    try expectRoundTrip(try FleissKappa(counts: [[2, 1, 0], [0, 3, 0], [3, 0, 0]]))
    try expectRoundTrip(try SpecificAgreement(PairedCounts(both: 0, firstOnly: 0, secondOnly: 0, neither: 8)))
    let values: [Double] = [1, 2, 3, 4, 4, 6]
    let diseased = [false, true, false, true, false, true]
    try expectRoundTrip(try ROCCurve(values: values, diseased: diseased, side: .higher))
    try expectRoundTrip(
      try AreaUnderCurve(values: values, diseased: diseased, side: .lower, interval: .logit))
    try expectRoundTrip(
      try DeLongTest(
        first: values, second: values.reversed(), diseased: diseased, firstSide: .higher, secondSide: .lower))
    try expectRoundTrip(
      try PairedOddsRatio(PairedCounts(both: 1, firstOnly: 7, secondOnly: 0, neither: 1)))
    try expectRoundTrip(
      ProportionComparison(
        try TwoGroups(firstSuccesses: 0, firstCount: 4, secondSuccesses: 0, secondCount: 5)))
  }
}
