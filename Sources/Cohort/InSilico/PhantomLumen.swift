/// The lumen of a phantom's left ventricle, a body whose volume is known in closed form.
///
/// With s the distance from the apex along the long axis, L the axis and u = s/L, the section across the axis
/// is an ellipse with half-widths A·f(u) in the four-chamber and B·f(u) in the two-chamber plane, where
/// f(u)² = (2u/m − u²/m²)(1 + k (u − m)): an ellipsoid that is widest at u = m, cut by the mitral plane at u = 1,
/// and made blunter at the apex (k < 0) or at the base (k > 0).
/// Sliding the sections sideways (the curved wall of a real ventricle) leaves the volume alone (Cavalieri), so
/// V = π A B L ∫ f², the integral of a cubic polynomial.
public struct PhantomLumen: Sendable, Equatable {
  /// Apex to mitral plane, mm.
  public let length: Double
  /// Largest half-width in the four-chamber and two-chamber plane, mm.
  public let halfWidthA4C, halfWidthA2C: Double
  /// Where along the axis the ellipsoid is widest, 0.5…1 of the length from the apex.
  public let widest: Double
  /// k: negative for a blunt apex, positive for a wide base; −0.6…0.6.
  public let taper: Double

  /// - Parameters:
  ///   - length: Apex to mitral plane, mm.
  ///   - halfWidthA4C: Largest half-width in the four-chamber plane, mm.
  ///   - halfWidthA2C: Largest half-width in the two-chamber plane, mm.
  ///   - widest: Where the ellipsoid is widest, above 0.5, at most 1.
  ///   - taper: Negative for a blunt apex, positive for a wide base; −0.6…0.6.
  public init(length: Double, halfWidthA4C: Double, halfWidthA2C: Double, widest: Double, taper: Double) {
    precondition(length > 0 && halfWidthA4C > 0 && halfWidthA2C > 0, "a lumen has an extent")
    precondition(widest > 0.5 && widest <= 1, "the mitral plane cuts the ellipsoid beyond its widest section")
    precondition(abs(taper) <= 0.6, "a stronger taper makes the profile negative")
    self.length = length
    self.halfWidthA4C = halfWidthA4C
    self.halfWidthA2C = halfWidthA2C
    self.widest = widest
    self.taper = taper
  }

  /// The lumen of a stated volume.
  ///
  /// - Parameters:
  ///   - volume: mL.
  ///   - length: Apex to mitral plane, mm.
  ///   - widthRatio: Four-chamber width over two-chamber width.
  ///   - widest: Where the ellipsoid is widest, 0.5…1 of the length.
  ///   - taper: Negative for a blunt apex, positive for a wide base; −0.6…0.6.
  public init(volume: Double, length: Double, widthRatio: Double, widest: Double, taper: Double) {
    let product = volume * 1000 / (.pi * length * Self.profileIntegral(widest: widest, taper: taper))
    self.init(
      length: length, halfWidthA4C: (product * widthRatio).squareRoot(),
      halfWidthA2C: (product / widthRatio).squareRoot(), widest: widest, taper: taper)
  }

  /// Volume in closed form, mL.
  public var volume: Double {
    .pi * halfWidthA4C * halfWidthA2C * length * Self.profileIntegral(widest: widest, taper: taper) / 1000
  }

  /// Largest half-width in the plane of a view, mm.
  public func halfWidth(_ view: ViewKind) -> Double { view == .a4c ? halfWidthA4C : halfWidthA2C }

  /// Half-width in the plane of a view at the distance from the apex, mm; 0 off the axis.
  public func halfWidth(_ view: ViewKind, at distance: Double) -> Double {
    guard distance > 0, distance <= length else { return 0 }
    return halfWidth(view) * Self.profile(distance / length, widest: widest, taper: taper)
  }

  /// f(u).
  static func profile(_ u: Double, widest m: Double, taper k: Double) -> Double {
    let square = (2 * u / m - u * u / (m * m)) * (1 + k * (u - m))
    return max(0, square).squareRoot()
  }

  /// ∫ f(u)² du over 0…1.
  static func profileIntegral(widest m: Double, taper k: Double) -> Double {
    let ellipsoid = 1 / m - 1 / (3 * m * m)
    let firstMoment = 2 / (3 * m) - 1 / (4 * m * m)
    return ellipsoid * (1 - k * m) + k * firstMoment
  }
}
