/// LV volume from two perpendicular views by the modified Simpson rule, mL.
///
/// π/4 · Σ aᵢ bᵢ · L/n over n elliptic discs, with L the longer of the two views' long axes in this phase.
/// Lang et al., J. Am. Soc. Echocardiogr. 2015;28:1–39.
///
/// - Parameter rule: Which of the two lengths L is.
/// - Precondition: both views have the same number of discs.
public func biplaneVolume(a2c: SimpsonDiscs, a4c: SimpsonDiscs, rule: LengthRule = .longer) -> Double {
  discVolume(a2c.diameters, a4c.diameters, length: rule.length(a2c.length, a4c.length))
}

/// LV volume from one view, mL: π/4 · Σ dᵢ² · L/n over n round discs.
public func singlePlaneVolume(_ discs: SimpsonDiscs) -> Double {
  discVolume(discs.diameters, discs.diameters, length: discs.length)
}

/// π/4 · Σ aᵢ bᵢ · L/n, mL.
func discVolume(_ a: [Double], _ b: [Double], length: Double) -> Double {
  precondition(a.count == b.count, "discs pair up: \(a.count) in A2C, \(b.count) in A4C")
  let products = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  return .pi / 4 * products * length / Double(a.count) / 1000
}
