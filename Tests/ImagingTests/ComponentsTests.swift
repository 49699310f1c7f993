import ApicalImaging
import Testing

/// Masks drawn as text, `#` inside.
func mask(_ rows: String...) -> Mask {
  Mask(
    size: PixelSize(width: rows[0].count, height: rows.count), isInside: rows.joined().map { $0 == "#" })
}

@Suite struct ComponentsTests {
  let picture = mask(
    "##..#",
    "#..#.",
    ".....",
    "####.")

  @Test func fourAndEightNeighbours() {
    #expect(picture.components(connectivity: .four).map(\.area) == [4, 3, 1, 1])
    #expect(picture.components(connectivity: .eight).map(\.area) == [4, 3, 2])
    #expect(picture.components(connectivity: .four)[1].pixels == [0, 1, 5])
  }

  @Test func keepsTheLargest() {
    let (largest, removed) = picture.largestComponent(connectivity: .four)
    #expect(largest == mask(".....", ".....", ".....", "####."))
    #expect(removed == 5)
  }

  @Test func emptyAndFullMasks() {
    let empty = Mask(size: PixelSize(width: 3, height: 3))
    #expect(empty.components(connectivity: .eight).isEmpty)
    #expect(empty.largestComponent(connectivity: .four) == (empty, 0))
    let full = Mask(size: empty.size, isInside: [Bool](repeating: true, count: 9))
    #expect(full.largestComponent(connectivity: .four) == (full, 0))
  }

  @Test func tiesKeepTheFirst() {
    #expect(mask("#.#").largestComponent(connectivity: .eight).mask == mask("#.."))
  }

  /// A component does not wrap around the end of a row.
  @Test func rowsEnd() {
    #expect(mask("..#", "#..").components(connectivity: .eight).count == 2)
  }
}
