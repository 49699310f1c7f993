import ApicalImaging
import ApicalMetrics
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.has("camus-a4c"), "needs the shared CAMUS frames"))
struct PainchaudRatiosTests {
  /// SciPy 1.17 and scikit-image 0.26: binary_dilation and binary_erosion by 3 × 3 pixels, distance_transform_edt, label.
  @Test func matchesSciPyOnAReferenceMask() throws {
    let file = SharedData.path("camus-a4c/patient0055/patient0055_4CH_ES_gt.nii.gz")
    let findings = try PlausibilityFindings(try ImageFile.readLabels(file))
    let ratios = try #require(findings.ratios)
    #expect(abs(ratios.lvBackgroundFrontier - 0.021052631578947368) < 1e-15)
    #expect(abs(try #require(ratios.myoLAFrontier) - 0.013157894736842105) < 1e-15)
    #expect(abs(try #require(ratios.lvMyoWidth) - 1.1846153846153846) < 1e-15)
    #expect(abs(try #require(ratios.myoThinning) - 0.6180314431495256) < 1e-14)
    #expect(findings.lv?.parts == 1 && findings.lv?.holeArea == 0)
    #expect(try Plausibility(try ImageFile.readLabels(file)).violations.isEmpty)
  }
}
