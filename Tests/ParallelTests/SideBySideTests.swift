import ApicalParallel
import Testing

struct SideBySideTests {
  @Test(arguments: [1, 2, 7, 128, 1000, .max])
  func keepsTheOrderOfTheRange(pieces: Int) {
    #expect((3..<1003).mapSideBySide(pieces: pieces) { 2 * $0 } == (3..<1003).map { 2 * $0 })
  }

  @Test func keepsTheOrderOfElements() {
    let words = (0..<200).map(String.init)
    #expect(words.mapSideBySide { $0 + "!" } == words.map { $0 + "!" })
  }

  @Test func nothingGivesNothing() {
    #expect((5..<5).mapSideBySide { $0 }.isEmpty)
    #expect([Int]().mapSideBySide { $0 }.isEmpty)
  }

  @Test func chunksHoldAllElementsInOrder() {
    #expect([1, 2, 3, 4, 5].chunked(by: 2) == [[1, 2], [3, 4], [5]])
    #expect([1, 2].chunked(by: 2) == [[1, 2]])
    #expect([1, 2].chunked(by: 64) == [[1, 2]])
    #expect([Int]().chunked(by: 3).isEmpty)
  }
}
