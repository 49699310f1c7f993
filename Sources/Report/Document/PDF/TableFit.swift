/// Finds font size and widths of a table's columns: the largest font that does not cost many lines.
///
/// Numbers stay whole where they can; an interval may stand below its estimate; words wrap between words, and no word is
/// broken while there is room. Every candidate is measured by the lines that its rows would take.
struct TableFit {
  /// What a table looks like on the page.
  struct Choice {
    let size: Double
    let widths: [Double]
    let gap: Double
  }

  private let columns: [ColumnWords]

  init(_ table: Table) {
    let weight: Font.Weight = table.rows.contains(where: \.isEmphasised) ? .semibold : .regular
    let (headings, cells) = (WordMeasure(weight: .semibold), WordMeasure(weight: weight))
    columns = table.columns.indices.map { ColumnWords(table, column: $0, headings: headings, cells: cells) }
  }

  func best() -> Choice {
    var best: (choice: Choice, cost: Double)?
    for (step, size) in [PageStyle.table.size, 7.5, 6.75, 6].enumerated() {
      for breaks in [false, true] {
        for gap in [PageStyle.columnGap, PageStyle.narrowGap] {
          for widths in candidates(size: size, breaks: breaks, gap: gap) {
            let cost =
              lines(size, widths, breaks) * (1 + 0.4 * Double(step)) * (breaks ? 1.05 : 1)
              * (gap < PageStyle.columnGap ? 1.05 : 1)
            if cost < (best?.cost ?? .infinity) {
              best = (Choice(size: size, widths: widths, gap: gap), cost)
            }
          }
        }
      }
    }
    return best?.choice ?? squeezed()
  }

  /// Nothing fits: every column gives way in the same measure, and words break.
  private func squeezed() -> Choice {
    let size = 6.0
    let least = columns.map { $0.least(size, breaks: true) }
    let share = free(PageStyle.narrowGap) / max(least.reduce(0, +), 1)
    return Choice(size: size, widths: least.map { $0 * share }, gap: PageStyle.narrowGap)
  }

  private func free(_ gap: Double) -> Double { PageStyle.width - Double(columns.count - 1) * gap }

  /// Two ways to share what the columns do not need: small wishes first, or all in the same measure.
  private func candidates(size: Double, breaks: Bool, gap: Double) -> [[Double]] {
    let least = columns.map { $0.least(size, breaks: breaks) }
    let room = free(gap) - least.reduce(0, +)
    guard room >= 0 else { return [] }
    let wishes = zip(columns, least).map { max($0.natural(size) - $1, 0) }
    let wanted = wishes.reduce(0, +)
    if wanted <= room {
      let extra = (room - wanted) / Double(max(columns.count, 1))
      return [zip(least, wishes).map { $0 + $1 + extra }]
    }
    return [
      zip(least, Self.smallestFirst(wishes, room)).map(+),
      zip(least, wishes).map { $0 + room * $1 / wanted },
    ]
  }

  private static func smallestFirst(_ wishes: [Double], _ room: Double) -> [Double] {
    var (result, left) = (wishes, room)
    for (place, column) in wishes.indices.sorted(by: { wishes[$0] < wishes[$1] }).enumerated() {
      result[column] = min(wishes[column], left / Double(wishes.count - place))
      left -= result[column]
    }
    return result
  }

  /// Lines of all rows that are looked at, header included.
  private func lines(_ size: Double, _ widths: [Double], _ breaks: Bool) -> Double {
    let rows = columns.first?.rows ?? 0
    return (0..<rows).reduce(0) { sum, row in
      sum + Double(zip(columns, widths).map { $0.lines(row, size, $1, breaks: breaks) }.max() ?? 1)
    }
  }
}
