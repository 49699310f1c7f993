import ApicalEngine
import Foundation
import Testing

/// Networks and cards that do not fit each other, and files that are no networks.
@Suite struct ModelMismatchTests {
  private func failure(_ name: String, _ changes: [String: Any?] = [:]) throws -> EngineError? {
    let fixture = try Fixture(name, changes)
    return engineError { _ = try fixture.segmenter() }
  }

  @Test func labelsMustMatchTheChannels() throws {
    let error = try failure("thresholds", ["output.labels": ["background", "LV"]])
    #expect(error?.code == "model-mismatch")
    #expect(
      error?.description.hasSuffix(
        "thresholds.onnx: the number of output channels is 3, needed: 2, one for each of output.labels. "
          + "Correct the model card or export the network again.") == true)
  }

  @Test(arguments: [
    ["background", "LV", "RV"], ["background", "LV", "LV"], ["LV", "MYO", "LA"], ["background"],
  ])
  func labelsMustBeKnownAndContainABackground(_ labels: [String]) throws {
    let error = try failure("thresholds", ["output.labels": labels])
    #expect(error?.code == "model-card-value")
    #expect(error?.description.contains("output.labels") == true)
  }

  @Test(
    arguments: [
      ("thresholds", ["input.width": 32], "its input is 1 × 1 × 64 × 64, needed: 1 × 1 × 64 × 32"),
      ("thresholds", ["input.channels": 3], "its input is 1 × 1 × 64 × 64, needed: 1 × 3 × 64 × 64"),
      ("colour", [:], "its input is 1 × 3 × 64 × 64, needed: 1 × 1 × 64 × 64"),
      ("batch4", [:], "its input is 4 × 1 × 64 × 64, needed: 1 × 1 × 64 × 64"),
      ("dynamic", ["input.channels": 2], "its input is ? × 1 × ? × ?, needed: 1 × 2 × 64 × 64"),
      ("rank2", [:], "its output is 1 × 4096, needed: 1 × labels × rows × columns"),
      ("double", [:], "the type of its input is another one, needed: 32-bit floating point"),
    ] as [(String, [String: Int], String)])
  func shapesMustMatchTheCard(_ name: String, _ changes: [String: Int], _ text: String) throws {
    let error = try failure(name, changes)
    #expect(error?.code == "model-mismatch")
    #expect(error?.description.contains(text) == true, "\(error.map(String.init(describing:)) ?? "no error")")
  }

  @Test(arguments: [
    ("input.name", "the name of its input is image, needed: picture"),
    ("output.name", "the name of its output is logits, needed: picture"),
  ])
  func namesMustMatchTheCard(_ key: String, _ text: String) throws {
    let error = try failure("thresholds", [key: "picture"])
    #expect(error?.description.contains(text) == true)
  }

  @Test func namesMayBeLeftOut() throws {
    #expect(try failure("thresholds", ["input.name": nil, "output.name": nil]) == nil)
  }

  @Test func onlySegmentationNetworksSegment() throws {
    #expect(try failure("thresholds", ["task": "timing"])?.code == "model-card-value")
  }

  /// Every length that a broken download can have, with a card that was made for the broken file.
  @Test(arguments: [0, 1, 7, 60, 120, 180])
  func aTruncatedNetworkIsAnError(_ length: Int) throws {
    let fixture = try Fixture("thresholds")
    try Data(contentsOf: fixture.model).prefix(length).write(to: fixture.model)
    try fixture.writeCard(["sha256": FileDigest.sha256(of: fixture.model)])
    let error = engineError { _ = try fixture.segmenter() }
    #expect(["model-unreadable", "model-mismatch"].contains(error?.code))
    #expect(error?.description.hasPrefix(fixture.model.path) == true)
  }

  @Test func garbageIsAnError() throws {
    let fixture = try Fixture("thresholds")
    try Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 167) }).write(to: fixture.model)
    try fixture.writeCard(["sha256": FileDigest.sha256(of: fixture.model)])
    #expect(engineError { _ = try fixture.segmenter() }?.code == "model-unreadable")
  }
}
