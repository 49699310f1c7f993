import ApicalEF
import ApicalStats
import Foundation
import Testing

struct TimingComparisonTests {
  private func beats(_ pairs: [(Int, Int)]) -> [BeatFrames] { pairs.map { BeatFrames(ed: $0.0, es: $0.1) } }

  @Test func matchesBeatByBeat() throws {
    let known = beats([(0, 16), (40, 56), (80, 96), (120, 136)])
    let found = beats([(1, 15), (60, 70), (79, 98), (118, 136)])
    let comparison = TimingComparison(found: found, known: known, frameRate: 50)
    #expect(comparison.matches.map(\.known) == [0, 2, 3])
    #expect(comparison.matches.map(\.found) == [0, 2, 3])
    #expect(comparison.missed == [1])
    #expect(comparison.extra == [1])
    #expect(comparison.frames(.ed) == [1, -1, -2])
    #expect(comparison.frames(.es) == [-1, 2, 0])
    #expect(comparison.milliseconds(.es) == [-20, 40, 0])
  }

  /// One long found beat over two known ones stands for the nearer; one known under two found ones likewise.
  @Test func theNearerMatchCounts() {
    let known = beats([(0, 16), (40, 56)])
    let long = TimingComparison(found: beats([(2, 55)]), known: known, frameRate: 50)
    #expect(long.matches.map(\.known) == [1])
    #expect(long.missed == [0])
    let split = TimingComparison(found: beats([(0, 6), (7, 16)]), known: beats([(8, 17)]), frameRate: 50)
    #expect(split.matches.map(\.found) == [1])
    #expect(split.extra == [0])
  }

  @Test func pooledOverRecordings() throws {
    let one = TimingComparison(found: beats([(1, 18)]), known: beats([(0, 16)]), frameRate: 50)
    let other = TimingComparison(found: beats([(7, 20), (60, 70)]), known: beats([(10, 20)]), frameRate: 100)
    let empty = TimingComparison(found: [], known: beats([(3, 9)]), frameRate: 30)
    let agreement = try TimingAgreement([one, other, empty])
    #expect(agreement.recordings == 3)
    #expect((agreement.matched, agreement.missed, agreement.extra) == (2, 1, 1))
    #expect(agreement.ed.frames.mean == -1)
    #expect(abs((agreement.ed.frames.standardDeviation ?? 0) - 8.0.squareRoot()) < 1e-12)
    #expect(agreement.ed.meanAbsoluteFrames == 2)
    #expect(agreement.ed.milliseconds.mean == -5)  // 20 ms and −30 ms
    #expect(agreement.es.milliseconds.mean == 20)  // 40 ms and 0 ms
    #expect(agreement.errors(.es).meanAbsoluteMilliseconds == 20)
    #expect(throws: TimingError.nothingMatched(known: 1, found: 0)) { try TimingAgreement([empty]) }
    #expect(throws: TimingError.nothingMatched(known: 0, found: 0)) { try TimingAgreement([]) }
    let copy = try JSONDecoder().decode(TimingAgreement.self, from: JSONEncoder().encode(agreement))
    #expect(copy == agreement)
  }
}
