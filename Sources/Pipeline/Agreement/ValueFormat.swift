internal import ApicalReport
internal import ApicalStats
internal import Foundation

/// How the numbers of one table are printed at the terminal: as many digits as its scatter deserves.
struct ValueFormat: Sendable {
  /// Digits after the point of values in the table's unit.
  let digits: Int

  /// Four significant digits of `scatter`, one digit after the point at least.
  init(scatter: Double) {
    digits = scatter > 0 ? min(12, max(1, 3 - Int(log10(scatter).rounded(.down)))) : 2
  }

  func string(_ value: Double) -> String { NumberFormat(digits: digits).string(value) }

  func string(_ estimate: Estimate) -> String { Self.interval(estimate, digits: digits) }

  /// A pure number such as a correlation.
  static func coefficient(_ estimate: Estimate) -> String {
    NumberFormat(digits: 4).string(estimate.value) + "  " + interval(estimate, digits: 4)
  }

  /// "−2.0 to −0.4".
  static func interval(_ estimate: Estimate, digits: Int) -> String {
    let format = NumberFormat(digits: digits)
    func end(_ value: Double) -> String {
      value.isFinite ? format.string(value) : value < 0 ? "−∞" : "∞"
    }
    return "\(end(estimate.lower)) to \(end(estimate.upper))"
  }

  /// Three significant digits, in powers of ten below 0.0001.
  static func pValue(_ value: Double) -> String {
    guard value >= 1e-4 else {
      return String(format: "%.2e", value).replacingOccurrences(of: "e-0", with: "e-")
    }
    return NumberFormat(digits: value < 0.001 ? 6 : value < 0.01 ? 5 : value < 0.1 ? 4 : 3).string(value)
  }
}
