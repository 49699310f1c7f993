/// LV volume from two perpendicular views by the modified Simpson rule, mL.
///
/// π/4 · Σ aᵢ bᵢ · L/n over n elliptic discs, with L the longer of the two views' long axes in this phase.
/// Lang et al., J. Am. Soc. Echocardiogr. 2015;28:1–39.
///
/// - Precondition: both views have the same number of discs.
public func biplaneVolume(a2c: SimpsonDiscs, a4c: SimpsonDiscs) -> Double {
  precondition(
    a2c.diameters.count == a4c.diameters.count,
    "discs pair up: \(a2c.diameters.count) in A2C, \(a4c.diameters.count) in A4C")
  let products = zip(a2c.diameters, a4c.diameters).reduce(0) { $0 + $1.0 * $1.1 }
  return .pi / 4 * products * max(a2c.length, a4c.length) / Double(a2c.diameters.count) / 1000
}

/// LV volume from one view, mL: π/4 · Σ dᵢ² · L/n over n round discs.
public func singlePlaneVolume(_ discs: SimpsonDiscs) -> Double {
  .pi / 4 * discs.diameters.reduce(0) { $0 + $1 * $1 } * discs.discHeight / 1000
}
