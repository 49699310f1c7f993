import ApicalImaging
import ApicalMetrics
import Foundation
import Testing

@Suite struct PlausibilityTests {
  private let ventricle = DrawnVentricle()

  private func broken(_ map: LabelMap, sector: Sector? = nil) throws -> [PlausibilityMeasure] {
    try Plausibility(map, sector: sector).violations.map(\.criterion.measure)
  }

  @Test func aDrawnVentricleIsPlausible() throws {
    let result = try Plausibility(ventricle.map())
    #expect(result.violations.isEmpty)
    #expect(result.undecided.map(\.criterion.measure) == [.lvSectorEdge])
    let atrium = try Plausibility(DrawnVentricle(hasAtrium: true).map(), criteria: .painchaud2020)
    #expect(atrium.violations.isEmpty && atrium.undecided.isEmpty)
    #expect(atrium.outcomes.count == 12)
  }

  /// Half an ellipse 70 mm long and 44 mm wide: at a share t of its length from the base it is 44·√(1 − t²) wide.
  @Test func widthsOfHalfAnEllipse() throws {
    let findings = try PlausibilityFindings(ventricle.map())
    let widths = try #require(findings.widths)
    for (width, share) in [(widths.basal, 0.25), (widths.mid, 0.5), (widths.apical, 0.75)] {
      #expect(abs(width - 44 * (1 - share * share).squareRoot()) < 0.7)
    }
    #expect(abs(widths.length - 70) < 0.6)
    #expect(abs(widths.orientation) < 0.5)
    #expect(widths.narrowsTowardsApex)
    let lv = try #require(findings.lv)
    #expect(abs(lv.area - .pi * 70 * 22 / 2) < 0.01 * lv.area)
    #expect(lv.solidity > 0.99 && lv.concavityDepth < 0.5)
    #expect(lv.parts == 1 && lv.holeArea == 0 && lv.detachedArea == 0)
  }

  @Test func contactsOfHalfAnEllipse() throws {
    let contacts = try #require(try PlausibilityFindings(ventricle.map()).contacts)
    #expect(abs(contacts.baseLength - 44) < 1)
    #expect(contacts.myocardiumShare > 0.99 && contacts.backgroundShare < 0.01)
    #expect(contacts.imageBorder == 0 && contacts.sectorEdge == nil)
  }

  @Test func findsHolesPartsAndGaps() throws {
    // A hole of 4 × 4 mm in the LV, and one between LV and wall.
    let hole = ventricle.map { abs($0.x) < 2 && abs($0.y - 30) < 2 ? .background : nil }
    #expect(try broken(hole) == [.lvHoleArea])
    #expect(try PlausibilityFindings(hole).lv?.holeArea == 16)
    let gap = ventricle.map { abs($0.x - 20) < 3 && abs($0.y - 30) < 2 ? .background : nil }
    let found = try PlausibilityFindings(gap)
    #expect(found.lvMyoGapArea == 24 && found.lv?.holeArea == 0 && found.myo?.holeArea == 0)
    #expect(try broken(gap).contains(.lvMyoGapArea))
    // A speck of LV apart from the rest.
    let speck = ventricle.map { abs($0.x - 45) < 1 && abs($0.y - 80) < 1 ? .lv : nil }
    #expect(try broken(speck) == [.lvParts])
    #expect(try PlausibilityFindings(speck).lv?.detachedArea == 4)
  }

  /// The wall at the right is missing: the base does not grow into it.
  @Test func aMissingWallIsNoBase() throws {
    let map = ventricle.map {
      $0.x > 0 && $0.y < 60 && $0.y > 0 && hypot($0.x / 22, $0.y / 70) >= 1 ? .background : nil
    }
    let contacts = try #require(try PlausibilityFindings(map).contacts)
    #expect(contacts.backgroundShare > 0.2)
    #expect(contacts.longestBackgroundStretch > 25)
    #expect(try broken(map).contains(.lvBackgroundShare))
  }

  @Test func aDentIsConcave() throws {
    let map = ventricle.map { hypot($0.x - 26, $0.y - 30) < 18 ? .myo : nil }
    let lv = try #require(try PlausibilityFindings(map).lv)
    #expect(lv.concavityDepth > 8 && lv.concavityDepth < 15)
    #expect(try broken(map).contains(.lvConcavityDepth))
  }

  /// A disc: circularity 1, solidity 1; a square: π / 4.
  @Test func roundness() throws {
    let disc = LabelMap(
      size: PixelSize(width: 90, height: 90), spacing: try Spacing(x: 1, y: 1),
      labels: (0..<8100).map { hypot(Double($0 % 90) - 44.5, Double($0 / 90) - 44.5) < 40 ? 1 : 0 })
    let round = try #require(try PlausibilityFindings(disc).lv)
    #expect(abs(round.circularity - 1) < 0.01)
    #expect(round.solidity > 0.99)
    let square = LabelMap(
      size: disc.size, spacing: disc.spacing,
      labels: (0..<8100).map { (5..<85).contains($0 % 90) && (5..<85).contains($0 / 90) ? 1 : 0 })
    #expect(abs(try #require(try PlausibilityFindings(square).lv).circularity - .pi / 4) < 0.02)
  }

  /// A sector from the upper left of the ventricle, whose right edge cuts through its middle.
  @Test func theSectorsEdgeCutsTheVentricle() throws {
    let spacing = DrawnVentricle.spacing
    let wide = Sector(tip: Point(x: 100, y: 0), angle: 90, depth: 110, spacing: spacing)
    #expect(try PlausibilityFindings(ventricle.map(), sector: wide).contacts?.sectorEdge == 0)
    let narrow = Sector(
      tip: Point(x: 100, y: 0), leftAngle: 45, rightAngle: 0, radius: 110, depth: 110, spacing: spacing)
    let edge = try #require(try PlausibilityFindings(ventricle.map(), sector: narrow).contacts?.sectorEdge)
    #expect(edge > 70)
    #expect(try broken(ventricle.map(), sector: narrow) == [.lvSectorEdge])
  }

  @Test func anisotropicPixelsChangeNothing() throws {
    let tall = ventricle.map().resized(to: PixelSize(width: 200, height: 440))
    let (one, other) = (try PlausibilityFindings(ventricle.map()), try PlausibilityFindings(tall))
    let (first, second) = (try #require(one.widths), try #require(other.widths))
    #expect(abs(first.mid - second.mid) < 0.5 && abs(first.length - second.length) < 0.8)
    #expect(abs(try #require(one.lv).area - (try #require(other.lv)).area) < 15)
  }

  @Test func emptyAndTinyMasks() throws {
    let size = PixelSize(width: 12, height: 9)
    var map = LabelMap(size: size, spacing: DrawnVentricle.spacing, labels: [UInt8](repeating: 0, count: 108))
    let nothing = try Plausibility(map)
    #expect(nothing.findings.lv == nil && nothing.findings.contacts == nil)
    #expect(nothing.violations.map(\.criterion.measure) == [.lvParts, .myoParts])
    map[0, 0] = .lv
    let single = try PlausibilityFindings(map)
    #expect(single.lv?.area == 0.25 && single.lv?.solidity == 1)
    #expect(try #require(single.contacts).imageBorder > 0)
    for measure in PlausibilityMeasure.allCases {
      if let value = measure.value(in: single) { #expect(value.isFinite, "\(measure)") }
    }
    map.labels = [UInt8](repeating: 1, count: 108)
    #expect(try PlausibilityFindings(map).contacts?.backgroundShare == 0)
    map.spacing = nil
    #expect(throws: MetricError.spacingMissing) { try PlausibilityFindings(map) }
  }

  /// Rows, columns and erosions counted by hand in a frame of 3 pixels of MYO around 4 × 6 pixels of LV, open below.
  @Test func publishedRatiosByHand() throws {
    let size = PixelSize(width: 16, height: 14)
    var map = LabelMap(size: size, spacing: DrawnVentricle.spacing, labels: [UInt8](repeating: 0, count: 224))
    for y in 2..<11 { for x in 3..<13 { map[x, y] = (6..<10).contains(x) && y >= 5 ? .lv : .myo } }
    let ratios = try #require(try PlausibilityFindings(map).ratios)
    // The lowest row of four pixels touches background; the LV spans four columns.
    #expect(ratios.lvBackgroundFrontier == 1)
    #expect(ratios.lvMyoWidth == 4.0 / 6)
    #expect(ratios.myoLAFrontier == 0)
    // One erosion leaves a line of one pixel, the second nothing; the middle of the wall is 2 pixels from its outside.
    #expect(ratios.myoThinning == 1)
  }
}
