/// Where the content of a cell lies in the text: inside its quotes, without the blanks around it.
struct Cell {
  private let offset: UInt32
  private let tagged: UInt32

  /// The highest bit says that the content holds doubled quotes. A text is below 2 GiB.
  init(_ range: Range<Int>, doubledQuotes: Bool) {
    offset = UInt32(range.lowerBound)
    tagged = UInt32(range.count) | (doubledQuotes ? 1 << 31 : 0)
  }

  var start: Int { Int(offset) }
  var count: Int { Int(tagged & ~(1 << 31)) }
  var range: Range<Int> { start..<(start + count) }
  var hasDoubledQuotes: Bool { tagged >> 31 == 1 }
}
