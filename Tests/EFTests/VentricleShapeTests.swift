import ApicalEF
import ApicalImaging
import Foundation
import Testing

struct VentricleShapeTests {
  static let spacings: [(Double, Double)] = [(0.3, 0.3), (0.308, 0.154), (0.154, 0.308), (0.6, 0.5)]

  /// Half ellipsoid by revolution: 2/3 π r² L.
  @Test(arguments: spacings)
  func halfEllipse(_ x: Double, _ y: Double) throws {
    let map = SyntheticMaps.halfEllipse(length: 90, diameter: 48, spacing: try Spacing(x: x, y: y))
    let shape = try VentricleShape(labels: map)
    #expect(abs(singlePlaneVolume(shape.discs) / (2 / 3 * .pi * 24 * 24 * 90 / 1000) - 1) < 0.02)
    #expect(abs(shape.length - 90) < 0.7)
    #expect(abs(shape.longAxis.mitralWidth - 48) < 1.3)
    #expect(abs(shape.area / (Double.pi / 4 * 48 * 90) - 1) < 0.005)
    #expect(shape.longAxis.rule == .myocardialOpening)
  }

  /// Cone: π r² L / 3.
  @Test func cone() throws {
    let map = SyntheticMaps.ventricle(length: 90, spacing: try Spacing(x: 0.3, y: 0.3)) { 22 * (1 - $0) }
    let shape = try VentricleShape(labels: map)
    #expect(abs(singlePlaneVolume(shape.discs) / (.pi * 22 * 22 * 90 / 3 / 1000) - 1) < 0.02)
    // Diameters of a cone fall by the same step from disc to disc: 44 mm / 20.
    for (index, diameter) in shape.diameters.enumerated() {
      #expect(abs(diameter - 44 * (1 - (Double(index) + 0.5) / 20)) < 0.7)
    }
  }

  /// A cylinder capped by a small point, so that the apex lies on its axis: π r² L plus the cap.
  @Test(arguments: spacings)
  func cylinder(_ x: Double, _ y: Double) throws {
    let map = SyntheticMaps.ventricle(length: 90, spacing: try Spacing(x: x, y: y)) {
      $0 <= 0.8 ? 20 : 100 * (1 - $0)
    }
    let shape = try VentricleShape(labels: map)
    let volume = Double.pi * 400 * (72 + 18.0 / 3) / 1000
    #expect(abs(singlePlaneVolume(shape.discs) / volume - 1) < 0.02)
    for diameter in shape.diameters[1..<16] { #expect(abs(diameter - 40) < 1.2 * max(x, y)) }
  }

  @Test(arguments: [-0.4, -0.2, 0.1, 0.3])
  func tiltDoesNotMatter(_ tilt: Double) throws {
    let spacing = try Spacing(x: 0.308, y: 0.154)
    let straight = try VentricleShape(
      labels: SyntheticMaps.halfEllipse(length: 80, diameter: 44, spacing: spacing))
    let map = SyntheticMaps.halfEllipse(length: 80, diameter: 44, spacing: spacing, tilt: tilt)
    let tilted = try VentricleShape(labels: map)
    #expect(abs(singlePlaneVolume(tilted.discs) / singlePlaneVolume(straight.discs) - 1) < 0.01)
    #expect(abs(tilted.length - straight.length) < 0.4)
  }

  /// The same ventricle without myocardium and atrium, and with specks of myocardium in the valve.
  @Test func withoutMyocardium() throws {
    let spacing = try Spacing(x: 0.3, y: 0.3)
    let full = SyntheticMaps.ventricle(length: 85, spacing: spacing) {
      24 * max(0, 1 - $0 * $0 * $0).squareRoot()
    }
    var bare = full
    bare.labels = full.labels.map { $0 == Label.lv.rawValue ? $0 : 0 }
    let known = try VentricleShape(labels: full)
    let shape = try VentricleShape(labels: bare)
    #expect(shape.longAxis.rule == .ventricularShape)
    #expect(abs(singlePlaneVolume(shape.discs) / singlePlaneVolume(known.discs) - 1) < 0.03)
    #expect(shape.longAxis.base.distance(to: known.longAxis.base) < 2)
  }

  @Test func specksInTheValveAndGapsInTheWall() throws {
    let full = SyntheticMaps.halfEllipse(length: 85, diameter: 46, spacing: try Spacing(x: 0.3, y: 0.3))
    let known = try VentricleShape(labels: full)
    var damaged = full
    for index in full.labels.indices {
      let (x, y) = (index % full.width, index / full.width)
      // Four pixels of myocardium on the valve; no wall around the apex, nor on the left over 6 mm of depth.
      if full[x, y] == .la, (198..<202).contains(x) { damaged[x, y] = .myo }
      if full[x, y] == .myo, y < 125 || (x < 200 && (250..<270).contains(y)) { damaged[x, y] = .background }
    }
    let shape = try VentricleShape(labels: damaged)
    #expect(shape.longAxis == known.longAxis)
  }

  /// A wall missing from the valve upwards over this many mm on the right, or over the whole right side.
  @Test(arguments: [15.0, 30, 100])
  func missingWallBesideTheValve(_ height: Double) throws {
    let full = SyntheticMaps.ventricle(length: 85, spacing: try Spacing(x: 0.3, y: 0.3)) {
      24 * max(0, 1 - $0 * $0 * $0).squareRoot()
    }
    let known = try VentricleShape(labels: full)
    var damaged = full
    for index in full.labels.indices {
      let (x, y) = (index % full.width, index / full.width)
      if full[x, y] == .myo, x > 200, Double(y) * 0.3 > 115 - height { damaged[x, y] = .background }
    }
    let shape = try VentricleShape(labels: damaged)
    #expect(shape.longAxis.rule == .openingCorners)
    #expect(abs(singlePlaneVolume(shape.discs) / singlePlaneVolume(known.discs) - 1) < 0.03)
    #expect(shape.longAxis.base.distance(to: known.longAxis.base) < 2)
  }

  @Test func ignoresSmallPiecesAndFillsHoles() throws {
    let full = SyntheticMaps.halfEllipse(length: 85, diameter: 46, spacing: try Spacing(x: 0.3, y: 0.3))
    var noisy = full
    for y in 0..<10 { for x in 0..<10 { noisy[x, y] = .lv } }
    for y in 300..<310 { for x in 195..<205 { noisy[x, y] = .background } }
    #expect(noisy != full)
    #expect(try VentricleShape(labels: noisy) == VentricleShape(labels: full))
  }

  @Test func sayWhyNot() throws {
    var map = SyntheticMaps.halfEllipse(length: 60, diameter: 40, spacing: try Spacing(x: 1, y: 1))
    func failure(_ map: LabelMap) -> EFFailure? { FrameShape(labels: map, phase: .ed).failure }
    #expect(failure(map) == nil)
    var bare = map
    bare.spacing = nil
    #expect(failure(bare) == .spacingMissing)
    var tiny = map
    tiny.spacing = try Spacing(x: 0.1, y: 0.1)
    #expect(failure(tiny)?.code == "no-mitral-plane")
    for x in 0..<map.width { for y in 80..<85 { map[x, y] = .myo } }
    #expect(failure(map)?.code == "lv-in-pieces")
    map.labels = map.labels.map { _ in 0 }
    #expect(failure(map) == .lvEmpty)
    #expect(FrameShape(labels: nil, phase: .es).failure == .phaseMissing(.es))
  }

  @Test func survivesStorage() throws {
    let map = SyntheticMaps.halfEllipse(length: 80, diameter: 44, spacing: try Spacing(x: 0.5, y: 0.5))
    let shape = try VentricleShape(labels: map)
    let data = try JSONEncoder().encode(shape)
    #expect(try JSONDecoder().decode(VentricleShape.self, from: data) == shape)
    #expect(data.count < 2000)
  }
}
