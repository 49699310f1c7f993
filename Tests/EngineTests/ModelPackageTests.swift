import ApicalEngine
import Foundation
import Testing

@Suite struct ModelPackageTests {
  @Test func loadsByNetworkOrByCard() throws {
    let fixture = try Fixture("thresholds")
    let package = try fixture.load()
    #expect(try ModelPackage.load(fixture.card) == package)
    #expect(package.card.name == "tiny")
    #expect(package.card.input.normalisation == .none)
    #expect(package.card.output.labels == ["background", "LV", "MYO"])
    #expect(package.card.measured?.first?.metric == "dice.LV.mean")
  }

  @Test func refusesAnotherFileThanTheCards() throws {
    let fixture = try Fixture("thresholds")
    let digest = try FileDigest.sha256(of: fixture.model)
    var bytes = try Data(contentsOf: fixture.model)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: fixture.model)
    let found = try FileDigest.sha256(of: fixture.model)
    let error = engineError { _ = try fixture.load() }
    #expect(error == .hashMismatch(file: fixture.model.path, expected: digest, found: found))
    #expect(error?.code == "model-hash-mismatch")
    #expect(error?.description.contains("fetch it again") == true)
  }

  @Test func acceptsADigestInUpperCase() throws {
    let digest = try FileDigest.sha256(of: Fixture.original("thresholds")).uppercased()
    #expect(try Fixture("thresholds", ["sha256": digest]).load().card.sha256 == digest)
  }

  @Test func namesTheCardThatIsMissing() throws {
    let fixture = try Fixture("thresholds")
    try FileManager.default.removeItem(at: fixture.card)
    #expect(
      engineError { _ = try fixture.load() }
        == .cardMissing(model: fixture.model.path, card: fixture.card.path))
  }

  @Test func namesTheNetworkThatIsMissing() throws {
    let fixture = try Fixture("thresholds")
    try FileManager.default.removeItem(at: fixture.model)
    #expect(engineError { _ = try ModelPackage.load(fixture.card) } == .fileMissing(path: fixture.model.path))
    #expect(engineError { _ = try fixture.load() } == .fileMissing(path: fixture.model.path))
  }

  @Test(arguments: [
    ("input.normalisation", "zscore", #"z-score, unit, none, {"mean": …, "sd": above 0}"#),
    ("input.resize", "nearest", "antialiased-triangle"),
    ("input.layout", "NHWC", "NCHW"),
    ("output.activation", "relu", "none, softmax"),
    ("task", "magic", "segmentation, timing, denoiser, features"),
    ("file", "../thresholds.onnx", "a file name without a folder"),
    ("sha256", "abc", "64 hexadecimal digits"),
  ])
  func listsWhatIsAllowed(_ key: String, _ value: String, _ allowed: String) throws {
    let fixture = try Fixture("thresholds", [key: value])
    let error = engineError { _ = try fixture.load() }
    #expect(error?.code == "model-card-value")
    #expect(error?.description == "\(fixture.card.path): \(key) is \"\(value)\". Allowed: \(allowed).")
  }

  @Test(
    arguments: [
      ("licence", nil, "licence is missing"),
      ("input.width", nil, "input.width is missing"),
      ("input.width", "wide", "input.width is not of type Int"),
      ("input.normalisation", nil, "input.normalisation is missing"),
      ("output.labels", nil, "output.labels is missing"),
      ("testTimeMirroring", nil, "testTimeMirroring is missing"),
    ] as [(String, String?, String)])
  func saysWhatTheCardLacks(_ key: String, _ value: String?, _ reason: String) throws {
    let fixture = try Fixture("thresholds", [key: value])
    #expect(
      engineError { _ = try fixture.load() } == .cardUnreadable(card: fixture.card.path, reason: reason))
  }

  @Test func refusesACardThatIsNotJSON() throws {
    let fixture = try Fixture("thresholds")
    try Data("name: tiny".utf8).write(to: fixture.card)
    #expect(
      engineError { _ = try fixture.load() }
        == .cardUnreadable(card: fixture.card.path, reason: "it is not valid JSON"))
  }

  @Test func refusesACardOfAnotherNetwork() throws {
    let fixture = try Fixture("thresholds", ["file": "other.onnx"])
    #expect(engineError { _ = try fixture.load() }?.code == "model-card-value")
  }

  @Test func cardSurvivesEncoding() throws {
    let card = try Fixture("thresholds", ["input.normalisation": ["mean": 40, "sd": 5]]).load().card
    #expect(try JSONDecoder().decode(ModelCard.self, from: JSONEncoder().encode(card)) == card)
  }
}
