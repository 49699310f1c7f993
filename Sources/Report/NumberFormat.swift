internal import Foundation

/// How numbers are printed: fixed digits, a real minus sign, a point, no locale.
public struct NumberFormat: Sendable, Hashable, Codable {
  /// Digits after the point.
  public let digits: Int

  /// - Parameter digits: Digits after the point.
  public init(digits: Int) { self.digits = digits }

  /// "−1.2"; a value that is not finite is an en dash, zero has no sign.
  public func string(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let text = String(format: "%.\(digits)f", abs(value))
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return value < 0 && !isZero ? "−" + text : text
  }

  /// "+1.2", "−1.2", "0.0".
  public func signed(_ value: Double) -> String {
    let text = string(value)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value > 0 && !isZero ? "+" + text : text
  }

  /// "−2.0 to −0.4".
  public func string(_ interval: ClosedRange<Double>) -> String {
    "\(string(interval.lowerBound)) to \(string(interval.upperBound))"
  }

  /// "−1.2 (−2.0 to −0.4)".
  public func string(_ value: Double, _ interval: ClosedRange<Double>) -> String {
    "\(string(value)) (\(string(interval)))"
  }

  /// Whole numbers, thousands set apart by a thin space: "12 345".
  public static func count(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    let text = ([digits] + groups).joined(
      separator: groups.isEmpty || value.magnitude < 10_000 ? "" : "\u{202F}")
    return value < 0 ? "−" + text : text
  }

  /// "0.034", "< 0.001"; never "0.000".
  public static func pValue(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return value < 0.001 ? "< 0.001" : NumberFormat(digits: value < 0.1 ? 3 : 2).string(value)
  }

  /// "72 of 135 (53.3 %)".
  public static func proportion(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "\(count(part)) of \(count(whole))" }
    let share = NumberFormat(digits: 1).string(100 * Double(part) / Double(whole))
    return "\(count(part)) of \(count(whole)) (\(share)\u{202F}%)"
  }

  /// A confidence level as printed: 0.95 is "95 %".
  public static func level(_ confidence: Double) -> String {
    let percent = confidence * 100
    let digits = abs(percent - percent.rounded()) < 1e-9 ? 0 : 1
    return NumberFormat(digits: digits).string(percent) + "\u{202F}%"
  }
}
