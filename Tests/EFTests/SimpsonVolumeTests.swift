import ApicalEF
import Testing

struct SimpsonVolumeTests {
  /// Diameters of a half ellipsoid at the middles of 20 discs.
  private func halfEllipsoid(_ diameter: Double, _ length: Double, offset: Double = 0.5) -> SimpsonDiscs {
    SimpsonDiscs(
      diameters: (0..<20).map {
        diameter * (1 - ((Double($0) + offset) / 20) * ((Double($0) + offset) / 20)).squareRoot()
      },
      length: length)
  }

  /// ED: length, diameters of A2C and A4C; then ES; then EDV, ESV and EF of the closed form 2/3 π a b L.
  @Test(arguments: [
    [90.0, 48, 50, 72, 34, 36, 113.10, 46.14, 59.20],
    [105, 68, 70, 100, 60, 62, 261.70, 194.78, 25.57],
    [75, 40, 42, 60, 26, 28, 65.97, 22.87, 65.33],
    [88, 46, 50, 70, 32, 36, 105.98, 42.22, 60.16],
  ])
  func halfEllipsoids(_ row: [Double]) throws {
    let edv = biplaneVolume(a2c: halfEllipsoid(row[1], row[0]), a4c: halfEllipsoid(row[2], row[0]))
    let esv = biplaneVolume(a2c: halfEllipsoid(row[4], row[3]), a4c: halfEllipsoid(row[5], row[3]))
    // Twenty middle-point discs overestimate a half ellipsoid by 1/3200 of it.
    #expect(abs(edv / row[6] - 1) < 5e-4)
    #expect(abs(esv / row[7] - 1) < 5e-4)
    #expect(abs(try EjectionFraction(edv: edv, esv: esv).percent - row[8]) < 0.01)
  }

  /// Discs of the first example: 113.133 and 46.158 mL at the middles, 117.268 at the starts.
  @Test func middlesAndNotStarts() {
    let edv = biplaneVolume(a2c: halfEllipsoid(48, 90), a4c: halfEllipsoid(50, 90))
    let esv = biplaneVolume(a2c: halfEllipsoid(34, 72), a4c: halfEllipsoid(36, 72))
    #expect(abs(edv - 113.133) < 1e-3)
    #expect(abs(esv - 46.158) < 1e-3)
    let starts = biplaneVolume(
      a2c: halfEllipsoid(48, 90, offset: 0), a4c: halfEllipsoid(50, 90, offset: 0))
    #expect(abs(starts - 117.268) < 1e-3)
  }

  @Test func longerAxisCounts() {
    let short = SimpsonDiscs(diameters: [40, 40], length: 60)
    let long = SimpsonDiscs(diameters: [30, 30], length: 80)
    let expected = Double.pi / 4 * 40 * 30 * 80 / 1000
    #expect(abs(biplaneVolume(a2c: short, a4c: long) - expected) < 1e-12)
    #expect(abs(biplaneVolume(a2c: long, a4c: short) - expected) < 1e-12)
    #expect(abs(singlePlaneVolume(short) - Double.pi / 4 * 1600 * 60 / 1000) < 1e-12)
  }
}
