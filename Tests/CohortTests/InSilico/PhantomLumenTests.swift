import ApicalCohort
import Testing

@Suite struct PhantomLumenTests {
  /// Half an ellipsoid holds 2/3 π a b L; with the widest section at the mitral plane the lumen is one.
  @Test func isHalfAnEllipsoidWithoutTaper() {
    let shape = PhantomLumen(length: 90, halfWidthA4C: 25, halfWidthA2C: 22, widest: 1, taper: 0)
    #expect(abs(shape.volume - 2.0 / 3 * .pi * 25 * 22 * 90 / 1000) < 1e-9)
  }

  @Test(arguments: [(0.56, -0.5), (0.6, 0), (0.66, 0.1), (0.9, 0.6), (0.55, -0.6)])
  func volumeIsThatOfTheBody(widest: Double, taper: Double) {
    let shape = PhantomLumen(length: 82, halfWidthA4C: 24, halfWidthA2C: 26.5, widest: widest, taper: taper)
    #expect(abs(voxelVolume(shape) / shape.volume - 1) < 0.003)
  }

  @Test(arguments: [40.0, 110, 250])
  func aStatedVolumeIsMet(volume: Double) {
    let shape = PhantomLumen(volume: volume, length: 80, widthRatio: 1.07, widest: 0.6, taper: -0.3)
    #expect(abs(shape.volume - volume) < 1e-9)
    #expect(abs(shape.halfWidthA4C / shape.halfWidthA2C - 1.07) < 1e-9)
  }

  @Test func theMitralPlaneCutsTheLumen() {
    let shape = PhantomLumen(length: 80, halfWidthA4C: 25, halfWidthA2C: 25, widest: 0.6, taper: 0)
    // √(1 − (0.4/0.6)²) of the largest half-width.
    #expect(abs(shape.halfWidth(.a4c, at: 80) - 25 * (5.0 / 9).squareRoot()) < 1e-9)
    #expect(abs(shape.halfWidth(.a2c, at: 48) - 25) < 1e-9)
    #expect(shape.halfWidth(.a4c, at: 80.01) == 0)
    #expect(shape.halfWidth(.a4c, at: 0) == 0)
  }

  /// Counts voxels of 0.5 mm in a quarter of the body, mL.
  private func voxelVolume(_ shape: PhantomLumen) -> Double {
    let step = 0.5
    var count = 0
    for slice in 0..<Int(shape.length / step) {
      let s = (Double(slice) + 0.5) * step
      let (a, b) = (shape.halfWidth(.a4c, at: s), shape.halfWidth(.a2c, at: s))
      for column in 0..<Int(a / step + 1) {
        let x = (Double(column) + 0.5) * step / a
        for row in 0..<Int(b / step + 1) {
          let y = (Double(row) + 0.5) * step / b
          if x * x + y * y <= 1 { count += 1 }
        }
      }
    }
    return 4 * Double(count) * step * step * step / 1000
  }
}
