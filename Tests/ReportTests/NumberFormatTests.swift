import ApicalReport
import Testing

@Suite struct NumberFormatTests {
  let format = NumberFormat(digits: 1)

  @Test func minusIsTypographic() {
    #expect(format.string(-1.25) == "−1.2")
    #expect(format.string(12.34) == "12.3")
    #expect(!format.string(-7).contains("-"))
  }

  @Test func zeroHasNoSign() {
    #expect(format.string(-0.04) == "0.0")
    #expect(format.signed(0.04) == "0.0")
    #expect(format.signed(0.06) == "+0.1")
  }

  @Test func intervalsReadAsWords() {
    #expect(format.string(-1.2, -2.0 ... -0.4) == "−1.2 (−2.0 to −0.4)")
  }

  @Test func whatIsNoNumberIsADash() { #expect(format.string(.nan) == "–") }

  @Test func countsGroupThousands() {
    #expect(NumberFormat.count(999) == "999")
    #expect(NumberFormat.count(4500) == "4500")
    #expect(NumberFormat.count(1_234_567) == "1\u{202F}234\u{202F}567")
  }

  @Test func pValuesAreNeverZero() {
    #expect(NumberFormat.pValue(0.00002) == "< 0.001")
    #expect(NumberFormat.pValue(0.0341) == "0.034")
    #expect(NumberFormat.pValue(0.341) == "0.34")
  }

  @Test func proportionsShowBothNumbers() {
    #expect(NumberFormat.proportion(72, of: 135) == "72 of 135 (53.3\u{202F}%)")
    #expect(NumberFormat.proportion(0, of: 0) == "0 of 0")
    #expect(NumberFormat.level(0.95) == "95\u{202F}%")
  }
}
