import ApicalStats
import Testing

struct SpecificAgreementTests {
  let counts = try! PairedCounts(both: 19, firstOnly: 6, secondOnly: 10, neither: 256)

  // R 4.2.2, epiR 2.0: epi.kappa(matrix(c(19, 10, 6, 256), 2)): prop.agree, pabak, pindex, bindex; its
  // interval of PABAK is the exact one.
  @Test func adjustedKappa() throws {
    let result = try SpecificAgreement(counts, method: .clopperPearson)
    #expect(abs(result.overall.value - 0.94501718213058417) < 1e-14)
    #expect(abs(result.adjustedKappa.value - 0.89003436426116833) < 1e-14)
    #expect(abs(result.adjustedKappa.lower - 0.8244906155203322) < 1e-12)
    #expect(abs(result.adjustedKappa.upper - 0.93649913767483417) < 1e-12)
    #expect(abs(result.prevalenceIndex + 0.81443298969072164) < 1e-14)
    #expect(abs(result.biasIndex + 0.013745704467353959) < 1e-14)
  }

  // By hand: 38 / 54 and 512 / 528; Wilson's interval of 19 / 35 is 0.3819, 0.6953 (R 4.2.2, prop.test(19,
  // 35, correct = FALSE)).
  @Test func specific() throws {
    let result = try SpecificAgreement(counts)
    let positive = try #require(result.positive)
    #expect(abs(positive.value - 38.0 / 54) < 1e-15)
    #expect(abs(try #require(result.negative).value - 512.0 / 528) < 1e-15)
    let share = try ProportionInterval(successes: 19, count: 35)
    #expect(positive.lower == 2 * share.interval.lowerBound / (1 + share.interval.lowerBound))
    #expect(positive.count == 35)
  }

  @Test func swappingTheClassifications() throws {
    let swapped = try PairedCounts(both: 19, firstOnly: 10, secondOnly: 6, neither: 256)
    let one = try SpecificAgreement(counts)
    let two = try SpecificAgreement(swapped)
    #expect(one.positive == two.positive && one.negative == two.negative && one.overall == two.overall)
    #expect(one.biasIndex == -two.biasIndex)
    // Yes for no.
    let turned = try SpecificAgreement(PairedCounts(both: 256, firstOnly: 10, secondOnly: 6, neither: 19))
    #expect(turned.positive == one.negative && turned.negative == one.positive)
  }

  @Test func nothingPositive() throws {
    let result = try SpecificAgreement(PairedCounts(both: 0, firstOnly: 0, secondOnly: 0, neither: 8))
    #expect(result.positive == nil)
    #expect(result.negative?.value == 1)
    #expect(result.overall.value == 1)
  }
}
