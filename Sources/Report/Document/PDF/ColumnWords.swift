/// Widths of the words of a column, so that line breaks can be counted without setting text.
struct ColumnWords {
  /// Rows looked at, header included: enough to choose widths by.
  static let lookedAt = 60

  /// Words of heading and cells, at size 1.
  private let cells: [[Double]]
  /// The same where an interval may stand below its estimate.
  private let broken: [[Double]]
  private let space, widest, longestWord, longestPiece: Double

  init(_ table: Table, column: Int, headings: WordMeasure, cells measure: WordMeasure) {
    let isWords = table.columns[column].alignment == .leading
    let heading = headings.words(table.columns[column].heading)
    let texts = table.rows.map { $0.cells[column].text.withoutReferences }
    let distinct = Set(texts)
    let whole = isWords ? distinct.map(measure.words) : distinct.map { [measure.width($0)] }
    let pieces = isWords ? whole : distinct.map { measure.words($0.withWholeIntervals) }
    let shown = texts.prefix(Self.lookedAt - 1)
    cells = [heading] + shown.map { isWords ? measure.words($0) : [measure.width($0)] }
    broken = isWords ? cells : [heading] + shown.map { measure.words($0.withWholeIntervals) }
    let (space, headingWord) = (measure.space, heading.max() ?? 0)
    self.space = space
    widest = ([heading] + whole).map { Self.width($0, space) }.max() ?? 0
    longestWord = max(whole.joined().max() ?? 0, headingWord)
    longestPiece = max(pieces.joined().max() ?? 0, headingWord)
  }

  var rows: Int { cells.count }

  /// Width at which nothing wraps, points.
  func natural(_ size: Double) -> Double { widest * size + WordMeasure.slack }

  /// Width below which a word or a number would break, points; a digest may break.
  func least(_ size: Double, breaks: Bool) -> Double {
    min((breaks ? longestPiece : longestWord) * size + WordMeasure.slack, PageStyle.width / 4)
  }

  /// Lines of a row at a width, points.
  func lines(_ row: Int, _ size: Double, _ width: Double, breaks: Bool) -> Int {
    let room = (width - WordMeasure.slack / 2) / size
    var (count, used) = (1, 0.0)
    for word in (breaks ? broken : cells)[row] {
      if used > 0, used + space + word > room {
        (count, used) = (count + 1, word)
      } else {
        used += (used > 0 ? space : 0) + word
      }
    }
    return count
  }

  private static func width(_ words: [Double], _ space: Double) -> Double {
    words.reduce(0, +) + space * Double(max(words.count - 1, 0))
  }
}
