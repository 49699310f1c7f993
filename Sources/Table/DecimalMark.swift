/// What stands between the whole and the fraction of a number.
public enum DecimalMark: String, Sendable, Codable, CaseIterable {
  /// 55.1
  case point = "."
  /// 55,1
  case comma = ","

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  var other: DecimalMark { self == .point ? .comma : .point }
}
