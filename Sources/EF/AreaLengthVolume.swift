/// LV volume from the areas of two perpendicular views by the area–length method, mL.
///
/// π/6 · L · D₁ · D₂: the volume of an ellipsoid of length L whose diameter in each view is that of an
/// ellipse with the view's own area and axis, Dᵢ = 4 Aᵢ / (π Lᵢ). Dodge et al., Am. Heart J. 1960;60:762–776,
/// with L the longer of the two. As one formula it is 8 A₁ A₂ / (3π L′), and L′ is then the shorter axis, L₁
/// L₂ / L in general: dividing by the longer axis instead takes the shorter for the ventricle's length. A
/// half ellipsoid comes out as exact as a whole one.
///
/// - Parameters:
///   - a2cArea: Area of the LV in A2C, mm².
///   - a4cArea: Area of the LV in A4C, mm².
///   - a2cLength: Long axis in A2C, mm, above zero.
///   - a4cLength: Long axis in A4C, mm, above zero.
///   - rule: Which of the two lengths L is.
public func areaLengthVolume(
  a2cArea: Double, a4cArea: Double, a2cLength: Double, a4cLength: Double, rule: LengthRule = .longer
) -> Double {
  let diameters = (ellipseDiameter(a2cArea, a2cLength), ellipseDiameter(a4cArea, a4cLength))
  return ellipsoidVolume(diameters.0, diameters.1, length: rule.length(a2cLength, a4cLength))
}

/// LV volume from one view by the area–length method, mL: 8 A² / (3π L).
///
/// - Parameters:
///   - area: Area of the LV, mm².
///   - length: Long axis, mm, above zero.
public func areaLengthVolume(area: Double, length: Double) -> Double {
  areaLengthVolume(a2cArea: area, a4cArea: area, a2cLength: length, a4cLength: length)
}

/// 4 A / (π L), mm.
func ellipseDiameter(_ area: Double, _ length: Double) -> Double {
  precondition(length > 0, "the area–length method divides by the length")
  return 4 * area / (.pi * length)
}

/// π/6 · L · D₁ · D₂, mL.
func ellipsoidVolume(_ one: Double, _ other: Double, length: Double) -> Double {
  .pi / 6 * length * one * other / 1000
}
