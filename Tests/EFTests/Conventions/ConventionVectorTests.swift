import ApicalEF
import Testing

/// Rows E01–E03 of the vectors.
struct ConventionVectorTests {
  /// E01: 20 middle-point discs.
  @Test func middles() throws {
    let fraction = try VolumeConvention().fraction(HalfEllipsoids.normal.profiles)
    #expect(abs(fraction.edv - 113.133) < 1e-3)
    #expect(abs(fraction.esv - 46.158) < 1e-3)
    #expect(abs(fraction.percent - 59.200) < 1e-3)
  }

  /// E01 and E02: the closed form 2/3 π a b L, which the area–length method meets and discs approach.
  @Test func closedForms() throws {
    let rows: [(HalfEllipsoids, Double)] = [
      (.normal, 59.20), (.dilated, 25.57), (.small, 65.33), (.unequal, 60.16),
    ]
    for (bodies, ef) in rows {
      for method in [VolumeMethod.biplane, .areaLengthBiplane] {
        #expect(abs(try VolumeConvention(method: method).fraction(bodies.profiles).percent - ef) < 0.01)
      }
    }
    let exact = try VolumeConvention(method: .areaLengthBiplane).fraction(HalfEllipsoids.normal.profiles)
    #expect(abs(exact.edv - 113.0973) < 1e-4)
    #expect(abs(exact.esv - 46.1437) < 1e-4)
  }

  /// E03: discs sampled at their starts, + 3.69 %.
  @Test func starts() throws {
    let fraction = try VolumeConvention(sampling: .starts).fraction(HalfEllipsoids.normal.profiles)
    #expect(abs(fraction.edv - 117.268) < 1e-3)
    #expect(abs(fraction.esv - 47.845) < 1e-3)
    #expect(abs(fraction.percent - 59.200) < 1e-3)
    #expect(abs(fraction.edv / 113.0973 - 1.0369) < 1e-4)
  }

  /// E01 and E02: EDV, ESV and EF of the notebook, and its EF with a length for each phase and no rounding.
  @Test func notebook() throws {
    let rows: [(HalfEllipsoids, edv: Double, esv: Double, ef: Double, perPhase: Double?)] = [
      (.normal, 115, 59, 48.70, nil), (.dilated, 259, 203, 21.62, 25.52), (.small, 67, 29, 56.72, 65.74),
      (.unequal, 105, 53, 49.52, 59.89),
    ]
    for row in rows {
      let fraction = try CamusNotebook.fraction(row.0.masks)
      #expect(fraction.edv == row.edv)
      #expect(fraction.esv == row.esv)
      #expect(abs(fraction.percent - row.ef) < 0.01)
      guard let perPhase = row.perPhase else { continue }
      let own = try CamusNotebook.fraction(row.0.masks, convention: VolumeConvention(sampling: .starts))
      #expect(abs(own.percent - perPhase) < 0.01)
    }
  }
}
