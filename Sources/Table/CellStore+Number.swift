extension CellStore {
  /// The finite number that a cell spells: sign, digits with one decimal mark, exponent; nil for anything
  /// else.
  ///
  /// Correctly rounded. Up to 2⁵³ with a power of ten up to 22, both exact, one operation rounds once (W. D.
  /// Clinger, PLDI 1990); other numbers go through the standard library.
  func number(_ cell: Cell, mark: DecimalMark) -> Double? {
    guard let parts = DecimalParts(bytes, cell.range, mark: mark.byte) else { return nil }
    guard let magnitude = parts.exactMagnitude ?? Double(plain(cell, mark: mark)) else { return nil }
    return magnitude.isFinite ? (parts.isNegative ? -magnitude : magnitude) : nil
  }

  /// The digits without sign, with a point.
  private func plain(_ cell: Cell, mark: DecimalMark) -> String {
    let unsigned = bytes[cell.range].drop { !DecimalParts.isDigit($0) && $0 != mark.byte }
    return String(decoding: unsigned.map { $0 == mark.byte ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }
}

/// A number in decimal notation, taken apart: ± mantissa × 10^exponent.
struct DecimalParts {
  private(set) var isNegative = false
  private var mantissa: UInt64 = 0
  private var exponent = 0
  private var digits = 0
  /// False where more digits were written than the mantissa holds.
  private var isComplete = true

  init?(_ bytes: [UInt8], _ range: Range<Int>, mark: UInt8) {
    var index = range.lowerBound
    let end = range.upperBound
    var last = end
    Self.passBlanks(bytes, &index, &last)
    passSign(bytes, &index, last)
    var isFraction = false
    while index < last {
      let byte = bytes[index]
      if Self.isDigit(byte) {
        append(byte, isFraction: isFraction)
      } else if byte == mark, !isFraction {
        isFraction = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0, index == last || passExponent(bytes, &index, last) else { return nil }
  }

  /// The magnitude where a single rounding gives it.
  var exactMagnitude: Double? {
    guard isComplete, mantissa <= 1 << 53, abs(exponent) < Self.powers.count else { return nil }
    let power = Self.powers[abs(exponent)]
    return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Blanks around a number: space, tab and the no-break spaces U+00A0 and U+202F of web pages and spreadsheets.
  private static func passBlanks(_ bytes: [UInt8], _ start: inout Int, _ end: inout Int) {
    func isNoBreak(_ at: Int, _ length: Int) -> Bool {
      length == 2
        ? bytes[at] == 0xC2 && bytes[at + 1] == 0xA0
        : bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xAF
    }
    while start < end {
      if isBlank(bytes[start]) {
        start += 1
      } else if end - start > 2, isNoBreak(start, 2) {
        start += 2
      } else if end - start > 3, isNoBreak(start, 3) {
        start += 3
      } else {
        break
      }
    }
    while end > start {
      if isBlank(bytes[end - 1]) {
        end -= 1
      } else if end - start > 2, isNoBreak(end - 2, 2) {
        end -= 2
      } else if end - start > 3, isNoBreak(end - 3, 3) {
        end -= 3
      } else {
        break
      }
    }
  }

  /// 10⁰ … 10²², all exact.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  private mutating func append(_ digit: UInt8, isFraction: Bool) {
    digits += 1
    guard mantissa < UInt64.max / 10 - 1 else {
      isComplete = false
      return
    }
    mantissa = mantissa * 10 + UInt64(digit - UInt8(ascii: "0"))
    if isFraction { exponent -= 1 }
  }

  /// +, - or the minus sign U+2212.
  private mutating func passSign(_ bytes: [UInt8], _ index: inout Int, _ end: Int) {
    guard index < end else { return }
    if bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    } else if end - index > 3, bytes[index] == 0xE2, bytes[index + 1] == 0x88, bytes[index + 2] == 0x92 {
      isNegative = true
      index += 3
    }
  }

  private mutating func passExponent(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> Bool {
    guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    let isDownward = index < end && bytes[index] == UInt8(ascii: "-")
    if index < end, isDownward || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard index < end else { return false }
    var value = 0
    while index < end, Self.isDigit(bytes[index]) {
      value = min(100_000, value * 10 + Int(bytes[index] - UInt8(ascii: "0")))
      index += 1
    }
    exponent += isDownward ? -value : value
    return index == end
  }
}
