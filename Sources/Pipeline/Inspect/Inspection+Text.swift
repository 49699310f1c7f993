import ApicalCohort
import ApicalImaging
import Foundation

extension Inspection {
  /// The table that `apical inspect` prints, with the findings below it.
  public var text: String {
    var table = TextTable([
      ("exam", .left), ("view", .left), ("beats", .right), ("frames", .right), ("size", .right),
      ("spacing mm", .right),
      ("depth mm", .right), ("angle °", .right), ("labels", .left), ("recorded EF %", .right),
      ("missing or odd", .left),
    ])
    for row in rows { table.add(cells(of: row)) }
    let heading = "\(name) · layout \(layout) · \(exams) exams, \(frames) frames · \(origin)"
    return ([heading, "", table.text] + findingLines).joined(separator: "\n")
  }

  private func cells(of row: Row) -> [String] {
    let odd = findings.count { $0.exam == row.exam }
    return [
      row.exam, row.view, "\(row.beats)", "\(row.frames)",
      row.sizes.map { "\($0.width)×\($0.height)" }.joined(separator: " "),
      row.spacings.isEmpty ? "none" : row.spacings.map(Self.text).joined(separator: " "),
      Self.text(row.depth), Self.text(row.angle),
      row.framesWithReference == 0 ? "no mask" : row.labels.joined(separator: " "),
      row.recordedEF.map { Self.number($0, digits: 1) } ?? "–", odd == 0 ? "" : "\(odd), see below",
    ]
  }

  private var findingLines: [String] {
    guard !findings.isEmpty else { return ["", "Nothing missing or odd."] }
    let problems = findings.count { $0.severity == .problem }
    let heading = "\(problems) problems, \(findings.count - problems) notes:"
    return ["", heading]
      + findings.map { "  \($0.severity.rawValue)  \($0.exam.map { "\($0): " } ?? "")\($0.message)" }
  }

  private static func text(_ spacing: Spacing) -> String {
    let x = number(spacing.x, digits: 3)
    return spacing.x == spacing.y ? x : "\(x)×\(number(spacing.y, digits: 3))"
  }

  private static func text(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return "–" }
    let (low, high) = (number(range.lowerBound, digits: 0), number(range.upperBound, digits: 0))
    return low == high ? low : "\(low)–\(high)"
  }

  private static func number(_ value: Double, digits: Int) -> String {
    value.formatted(
      .number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en_US")))
  }
}
