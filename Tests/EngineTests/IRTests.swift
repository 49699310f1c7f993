import ApicalEngine
import ApicalImaging
import Foundation
import Testing

/// Networks in OpenVINO's own format: a description and a file of weights, both with a digest.
@Suite struct IRTests {
  private func fixture() throws -> Fixture {
    let digest = try FileDigest.sha256(of: Fixture.weights(Fixture.original("ir.xml")))
    return try Fixture("ir.xml", ["additionalFiles": [["file": "ir.bin", "sha256": digest]]])
  }

  @Test func segments() throws {
    let image = Image.drawn(width: 64, height: 64) { x, _ in x < 20 ? 10 : 110 }
    #expect(try fixture().segmenter().segment(image).labels.mask(of: .lv).area == 44 * 64)
  }

  @Test func refusesOtherWeights() throws {
    let fixture = try fixture()
    let weights = Fixture.weights(fixture.model)
    var bytes = try Data(contentsOf: weights)
    bytes[0] ^= 1
    try bytes.write(to: weights)
    let error = engineError { _ = try fixture.load() }
    #expect(error?.code == "model-hash-mismatch")
    #expect(error?.description.hasPrefix(weights.path) == true)
  }

  @Test func refusesWeightsWithoutADigest() throws {
    let fixture = try Fixture("ir.xml")
    #expect(
      engineError { _ = try fixture.load() }
        == .cardUnreadable(card: fixture.card.path, reason: "additionalFiles lacks the weights, ir.bin"))
  }
}
