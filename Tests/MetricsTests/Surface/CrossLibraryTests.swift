import ApicalImaging
import ApicalMetrics
import TestSupport
import Testing

/// Agreement with other libraries on pairs that separate the definitions.
@Suite(.enabled(if: SharedData.has("vectors/masks")))
struct CrossLibraryTests {
  @Test func allPairsWereRead() {
    #expect(MaskVector.all.count == 15)
  }

  @Test(arguments: MaskVector.all)
  func overlap(_ pair: MaskVector) throws {
    guard pair.name != "J_both_empty" else {
      #expect(throws: MetricError.bothEmpty) { try dice(pair.prediction, pair.reference) }
      return
    }
    let expected = try #require(pair.value("dice_medpy0.5.2"))
    #expect(abs(try dice(pair.prediction, pair.reference) - expected) < 1e-12)
  }

  @Test(arguments: MaskVector.all)
  func hausdorff(_ pair: MaskVector) throws {
    guard let expected = pair.value("hd_medpy") else {
      #expect(throws: MetricError.self) {
        try hausdorffDistance(pair.prediction, pair.reference, spacing: pair.spacing)
      }
      return
    }
    let value = try hausdorffDistance(pair.prediction, pair.reference, spacing: pair.spacing)
    #expect(abs(value - expected) < 1e-10)
    #expect(abs(value - (try #require(pair.value("hd_MetricsReloaded")))) < 1e-10)
  }

  @Test(arguments: MaskVector.all)
  func hausdorff95(_ pair: MaskVector) throws {
    guard pair.value("hd_medpy") != nil else { return }
    let expected = try #require(pair.value("hd95_MetricsReloaded_max"))
    let value = try hausdorffDistance(
      pair.prediction, pair.reference, spacing: pair.spacing, percentile: 95)
    #expect(abs(value - expected) < 1e-5)
  }

  @Test(arguments: [
    ("H_pred_empty", MetricError.predictionEmpty), ("I_ref_empty", .referenceEmpty),
    ("J_both_empty", .bothEmpty),
  ])
  func emptyMasksAreNamed(_ name: String, _ error: MetricError) throws {
    let pair = try #require(MaskVector.all.first { $0.name == name })
    #expect(throws: error) {
      try hausdorffDistance(pair.prediction, pair.reference, spacing: pair.spacing)
    }
  }
}
