internal import ApicalReport
internal import Foundation
internal import ApicalStats

extension TableTest {
  /// What `apical test` prints.
  public var text: String {
    ([test.method, subject] + notes + ["", outcome, "", table]).joined(separator: "\n")
  }

  private var outcome: String {
    let degrees = test.degreesOfFreedom.map { NumberFormat(digits: $0 == $0.rounded() ? 0 : 2).string($0) }
    let name =
      degrees.isEmpty ? test.statisticName : "\(test.statisticName)(\(degrees.joined(separator: ", ")))"
    let digits = test.statistic == test.statistic.rounded() ? 0 : 4
    let p = ValueFormat.pValue(test.pValue)
    return "\(name) = \(NumberFormat(digits: digits).string(test.statistic)), n = \(test.count), "
      + "p \(p.hasPrefix("<") ? p : "= " + p) (\(test.alternative.rawValue))"
  }

  private var table: String {
    let level = estimates.first.map { NumberFormat.level($0.estimate.confidence) } ?? ""
    var table = TextTable([
      ("", .left), ("estimate", .right),
      ("\(level.replacingOccurrences(of: "\u{202F}", with: " ")) interval", .right), ("method", .left),
    ])
    for named in estimates {
      let width = named.estimate.upper - named.estimate.lower
      let format = ValueFormat(scatter: width.isFinite ? width / 2 : abs(named.estimate.value))
      table.add([
        named.title, format.string(named.estimate.value), format.string(named.estimate),
        named.estimate.method.words,
      ])
    }
    for named in numbers {
      let digits = named.value == named.value.rounded() ? 0 : 4
      table.add([named.title, NumberFormat(digits: digits).string(named.value), "", ""])
    }
    return table.text
  }
}
