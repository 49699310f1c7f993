import ApicalReport
import Testing

@Suite struct ScaleTests {
  @Test func ticksAreRoundAndInside() {
    let scale = Scale(domain: 0...100, tickCount: 5)
    #expect(scale.ticks == [0, 20, 40, 60, 80, 100])
    #expect(scale.digits == 0)
  }

  @Test func coveringGrowsToWholeTicks() {
    let scale = Scale(covering: [-27.3, 16.4, 21], padding: 0, tickCount: 5)
    #expect(scale.domain == -30...30)
    #expect(scale.ticks == [-30, -20, -10, 0, 10, 20, 30])
  }

  @Test func valuesThatCannotBeNegativeStartAtZero() {
    #expect(Scale(covering: [1.3, 73], tickCount: 5).domain == 0...80)
    #expect(Scale(covering: [0, 73], tickCount: 5).domain == 0...80)
    #expect(Scale(covering: [-0.1, 73], tickCount: 5).domain.lowerBound < 0)
  }

  @Test func smallStepsHaveDigits() {
    let scale = Scale(domain: 0.75...1, tickCount: 5)
    #expect(scale.digits == 2)
    #expect(zip(scale.ticks, [0.75, 0.8, 0.85, 0.9, 0.95, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func fractionsAreLinear() {
    let scale = Scale(domain: 50...150)
    #expect(scale.fraction(of: 50) == 0)
    #expect(scale.fraction(of: 75) == 0.25)
    #expect(scale.fraction(of: 150) == 1)
  }

  @Test func oneValueGetsRoomAround() {
    let scale = Scale(covering: [55])
    #expect(scale.domain.lowerBound < 55 && scale.domain.upperBound > 55)
  }

  @Test(
    arguments: [[], [.nan], [-1e308, 1e308], [0, .leastNonzeroMagnitude], [1, 1.0.nextUp]] as [[Double]])
  func degenerateValuesGiveAUsableScale(_ values: [Double]) {
    let scale = Scale(covering: values)
    #expect(scale.span > 0 && scale.span.isFinite)
    #expect(scale.ticks.count < 50)
  }

  @Test(arguments: 0..<200)
  func ticksAreEvenAndFew(_ seed: Int) {
    let low = Double(seed) * 13.7 - 900
    let scale = Scale(covering: [low, low + pow10(seed % 9 - 4) * Double(1 + seed % 7)], tickCount: 6)
    let gaps = zip(scale.ticks, scale.ticks.dropFirst()).map { $1 - $0 }
    #expect((3...12).contains(scale.ticks.count))
    #expect(gaps.allSatisfy { abs($0 - gaps[0]) < 1e-6 * scale.span })
    #expect(scale.ticks.allSatisfy { (-1e-9...1 + 1e-9).contains(scale.fraction(of: $0)) })
  }

  private func pow10(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1) { value, _ in exponent < 0 ? value / 10 : value * 10 }
  }
}
