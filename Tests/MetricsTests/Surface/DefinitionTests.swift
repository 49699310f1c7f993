import ApicalImaging
import ApicalMetrics
import TestSupport
import Testing

/// Every definition against the library that it is named after.
@Suite(.enabled(if: SharedData.has("vectors/masks")))
struct DefinitionTests {
  /// Column of the table and the measure of ours that has its definition.
  private static let columns: [(column: String, measure: Measure)] = [
    ("dice_surface_distance", .dice), ("dice_SimpleITK2.5", .dice), ("dice_MetricsReloaded", .dice),
    ("hd_medpy", .hd), ("hd_MetricsReloaded", .hd), ("hd_SimpleITK", .hdSet),
    ("avghd_SimpleITK", .averageHausdorffSet), ("hd_surface_distance", .hdCorner),
    ("hd95_medpy_pooled", .hd95Pooled), ("hd95_MetricsReloaded_max", .hd95),
    ("hd95_surface_distance_weighted", .hd95LengthWeighted), ("assd_medpy_pooled", .assd),
    ("assd_MetricsReloaded", .assd), ("masd_MetricsReloaded(=panoptica ASSD)", .masd),
    ("asd_gt2pred_surface_distance", .meanToPredictionCorner),
    ("asd_pred2gt_surface_distance", .meanToReferenceCorner), ("nsd1mm_MetricsReloaded", .nsd),
    ("nsd1mm_surface_distance", .nsdLengthWeighted),
  ]

  private func scores(_ pair: MaskVector) throws -> RegionScores {
    let comparison = try RegionComparison(pair.prediction, pair.reference, spacing: pair.spacing)
    return try RegionScores(comparison, measures: Measure.allCases, policy: .skipAndCount, tolerance: 1)
  }

  @Test("S01: 15 mask pairs by the definitions of four libraries", arguments: MaskVector.all)
  func equalsTheLibraries(_ pair: MaskVector) throws {
    let scores = try scores(pair)
    for (column, measure) in Self.columns {
      // Of empty masks the libraries say 0, 1, infinity or nothing; ours have no value (next test).
      guard scores.outcome == .measured, let expected = pair.value(column) else { continue }
      let value = try #require(scores.values[measure], "\(measure)")
      #expect(abs(value - expected) < 1e-5, "\(column): \(value), expected \(expected)")
    }
  }

  @Test("S01: scikit-image measures in pixels", arguments: MaskVector.all)
  func equalsScikitImage(_ pair: MaskVector) throws {
    guard let expected = pair.value("hd_skimage_px"), expected > 0 else { return }
    let pixels = try Spacing(x: 1, y: 1)
    let value = try hausdorffDistance(pair.prediction, pair.reference, spacing: pixels, definition: .set)
    #expect(abs(value - expected) < 1e-5)
  }

  @Test(arguments: ["H_pred_empty", "I_ref_empty", "J_both_empty"])
  func emptyMasksHaveNoDistance(_ name: String) throws {
    let scores = try scores(try #require(MaskVector.all.first { $0.name == name }))
    #expect(scores.outcome != .measured)
    #expect(Measure.allCases.allSatisfy { !$0.isDistance || scores.values[$0] == nil })
    #expect(scores.values[.dice] == (name == "J_both_empty" ? nil : 0))
  }

  @Test("S02: MetricsReloaded, Fig. 10") func pitfallsFigure10() throws {
    let values = try scores(try #require(MaskVector.all.first { $0.name.hasPrefix("D_") })).values
    #expect(abs(values[.dice]! - 0.862) < 1e-3)
    #expect(abs(values[.assd]! - 0.444) < 1e-3)
    #expect(abs(values[.masd]! - 0.425) < 1e-3)
    #expect(abs(values[.nsd]! - 0.889) < 1e-3)
    #expect(values[.hd] == 2)
  }

  @Test("S03: MetricsReloaded, Fig. 5c: a speck of annotation") func pitfallsFigure5c() throws {
    let values = try scores(try #require(MaskVector.all.first { $0.name.hasPrefix("E_") })).values
    #expect(abs(values[.hd]! - 11.3137) < 1e-4)
    #expect(abs(values[.hd95]! - 6.78823) < 1e-4)
    #expect(abs(values[.hd95Pooled]! - 2.26274) < 1e-4)
    #expect(abs(values[.hd95LengthWeighted]! - 11.3137) < 1e-4)
  }

  @Test("S05: a ring against its disc separates the definitions") func ringAgainstDisc() throws {
    let values = try scores(try #require(MaskVector.all.first { $0.name.hasPrefix("N_") })).values
    #expect(abs(values[.hd]! - 7.61577) < 1e-5)
    #expect(abs(values[.hdSet]! - 12.04159) < 1e-5)
    #expect(abs(values[.hdCorner]! - 8.48528) < 1e-5)
  }
}

struct SmallPredictionTests {
  private func square(_ side: Int) -> Mask {
    var mask = Mask(size: PixelSize(width: 14, height: 14))
    let start = 7 - side / 2
    for y in start..<(start + side) { for x in start..<(start + side) { mask[x, y] = true } }
    return mask
  }

  /// MetricsReloaded, Fig. SN 2.10: a reference of 4 × 4 pixels and predictions of 2 × 2 and 6 × 6.
  @Test(
    "S04: MetricsReloaded, Fig. SN 2.10",
    arguments: [
      (2, 1.41, 1.07, 1.10, 0.75, [4, 0, 12, 180]), (6, 1.41, 1.04, 1.05, 0.875, [16, 20, 0, 160]),
    ])
  func smallStructures(
    _ side: Int, _ hd: Double, _ masd: Double, _ assd: Double, _ nsd: Double, _ counts: [Int]
  ) throws {
    let comparison = try RegionComparison(square(side), square(4), spacing: Spacing(x: 1, y: 1))
    let surface = try comparison.surface()
    #expect(abs(surface.hausdorff - hd) < 1e-2)
    #expect(abs(surface.masd - masd) < 1e-2)
    #expect(abs(surface.assd - assd) < 1e-2)
    #expect(abs(surface.nsd(tolerance: 1) - nsd) < 1e-2)
    let confusion = comparison.confusion
    #expect(
      [confusion.truePositives, confusion.falsePositives, confusion.falseNegatives, confusion.trueNegatives]
        == counts)
  }
}
