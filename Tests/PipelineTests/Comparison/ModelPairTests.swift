import ApicalStats
import Testing

@testable import ApicalPipeline

@Suite struct ModelPairTests {
  private typealias Exam = TwoModelStore.Exam

  @Test func differencesAreThoseOfTheOtherModelMinusTheFirst() throws {
    let pair = try TwoModelStore(TwoModelStore.typical()).pair
    #expect(pair.title == "augmented − plain")
    let triples = pair.triples
    #expect(triples.count == 36)
    let result = try #require(pair.comparison(triples))
    let expected = try MethodComparison(
      first: triples.map(\.rival), second: triples.map(\.base), reference: triples.map(\.reference),
      unit: .percentagePoints, bootstrap: Bootstrap(seed: 3))
    #expect(result == expected)
    #expect(result.loaWidthDifference.upper < 0 && result.maeDifference.upper < 0)
    #expect(try #require(pair.absoluteErrors(triples)).hodgesLehmann.value < 0)
  }

  @Test func scoresArePairedByFrameAndByExam() throws {
    var exams = (0..<6).map { Exam(plain: 50, augmented: 50, plainDice: [0.8, 0.6 + Double($0) / 100]) }
    exams[0].augmentedDice = [0.5]
    let scores = try PairedScores.all(TwoModelStore(exams).pair)
    #expect(scores.map(\.measure) == ["Dice", "HD", "Dice", "HD"])
    let (byExam, byFrame) = (scores[0], scores[2])
    #expect(byExam.unit == .exam && byFrame.unit == .frame)
    #expect(byFrame.test.test.count == 11 && byFrame.unpaired == 1)
    #expect(byExam.test.test.count == 6 && byExam.unpaired == 0)
    // The exam with one shared frame counts that frame alone: 0.5 − 0.8; the others 0.9 − (0.8 + 0.6 + k / 100) / 2.
    let differences = [-0.3] + (1..<6).map { 0.9 - (1.4 + Double($0) / 100) / 2 }
    let expected = try SignedRankTest(differences: differences, unit: .dimensionless)
    #expect(abs(byExam.test.hodgesLehmann.value - expected.hodgesLehmann.value) < 1e-12)
    #expect(abs(byExam.test.test.pValue - expected.test.pValue) < 1e-12)
    #expect(abs(scores[1].test.hodgesLehmann.value + 100 * byExam.test.hodgesLehmann.value) < 1e-9)
  }

  @Test func bandsAreThoseOfTheReference() throws {
    // Reference bands: 0, 0, 1, 2, 3, 3; model: 0, 1, 1, 3, 3, 2.
    let result = try #require(
      Reclassification(
        model: "m", values: [34.9, 35, 39, 50, 60, 49.9], references: [20, 34, 35, 49, 50, 70],
        confidence: 0.95))
    #expect(result.table.counts == [[1, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1]])
    #expect(result.agreeing == 3)
    let at50 = try #require(result.sides.last)
    #expect((at50.missed, at50.falselyBelow, at50.bothBelow, at50.bothAbove) == (1, 1, 3, 1))
    let at35 = result.sides[0]
    #expect((at35.missed, at35.falselyBelow, at35.bothBelow, at35.bothAbove) == (1, 0, 1, 4))
    #expect(result.sides.allSatisfy { $0.count == 6 })
    let kappa = try CohenKappa(result.table, weights: .linear).kappa.value
    #expect(abs(try #require(result.kappa).value - kappa) < 1e-12)
    let alike = Reclassification(model: "m", values: [60, 61], references: [55, 56], confidence: 0.95)
    #expect(alike?.kappa == nil && alike?.agreeing == 2)
  }

  @Test func largeErrorsAreBeyondFifteenPoints() throws {
    let exams = [0.0, 15, 15.5, -16].map { Exam(plain: 50 + $0, augmented: 51) }
    let counts = try #require(EFErrors.counts(try TwoModelStore(exams).pair.triples))
    #expect(counts == (try PairedCounts(both: 0, firstOnly: 0, secondOnly: 2, neither: 2)))
  }

  @Test func theLargestDifferencesComeFirst() throws {
    var exams = [1.0, -30, 12, 30, 0].map { Exam(plain: 50 + $0, augmented: 50) }
    exams.append(Exam(plain: nil, augmented: 20))
    exams[1].plainDice = [0.9, 0.2]
    let items = try LargestDifferences(TwoModelStore(exams).pair, count: 3).items
    #expect(items.map(\.exam) == ["e1", "e3", "e2"])
    #expect(items[0].frame == "e1/A4C/1/ES")
    #expect(items[0].base == 20 && items[0].rival == 50 && items[0].baseDice == 0.2)
  }
}
