internal import ApicalReport
internal import ApicalStats
internal import Foundation

/// How the numbers of one table are printed at the terminal: as many digits as its scatter deserves.
struct ValueFormat: Sendable {
  /// Digits after the point of values in the table's unit.
  let digits: Int
  /// In powers of ten: values so small or large that digits after the point would be none, or noise.
  private let isScientific: Bool

  init(digits: Int) {
    self.digits = digits
    isScientific = false
  }

  /// Four significant digits of `scatter`, one digit after the point at least.
  init(scatter: Double) {
    isScientific = scatter > 0 && !(1e-9...1e12).contains(scatter)
    digits = scatter > 0 ? min(12, max(1, 3 - Int(log10(scatter).rounded(.down)))) : 2
  }

  func string(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "−∞" : "∞" }
    guard isScientific else { return NumberFormat(digits: digits).string(value) }
    return String(format: "%.3e", value).replacingOccurrences(of: "-", with: "−")
  }

  func string(_ estimate: Estimate) -> String { "\(string(estimate.lower)) to \(string(estimate.upper))" }

  /// "−2.0 to −0.4".
  static func interval(_ estimate: Estimate, digits: Int) -> String {
    ValueFormat(digits: digits).string(estimate)
  }

  /// Three significant digits, in powers of ten below 0.0001; what no double can tell from 0 as a bound.
  static func pValue(_ value: Double) -> String {
    if value < 1e-300 { return "<1e-300" }
    guard value >= 1e-4 else {
      return String(format: "%.2e", value).replacingOccurrences(of: "e-0", with: "e-")
    }
    return NumberFormat(digits: value < 0.001 ? 6 : value < 0.01 ? 5 : value < 0.1 ? 4 : 3).string(value)
  }
}
