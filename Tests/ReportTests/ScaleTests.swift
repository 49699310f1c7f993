import ApicalReport
import Testing

@Test func ticksAreRoundAndInside() {
  let scale = Scale(domain: 0...100, tickCount: 5)
  #expect(scale.ticks == [0, 20, 40, 60, 80, 100])
}
