import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Nothing that names a patient, a person or an institution leaves the reader.
@Suite struct RecordingPrivacyTests {
  static let secrets: [(tag: Int, vr: String, text: String)] = [
    (0x0010_0010, "PN", "Doe^Jane^Fake"), (0x0010_0020, "LO", "ID-4711"), (0x0010_0030, "DA", "19610203"),
    (0x0010_1000, "LO", "OTHER-4712"), (0x0010_4000, "LT", "Comment on Jane"),
    (0x0008_0020, "DA", "20240506"),
    (0x0008_0030, "TM", "112233"), (0x0008_0050, "SH", "ACC-4713"), (0x0008_0080, "LO", "Fake Hospital"),
    (0x0008_0081, "ST", "Fake Street 1"), (0x0008_0090, "PN", "Refer^Ring"),
    (0x0008_1010, "SH", "STATION-4714"),
    (0x0008_1030, "LO", "Echo of Jane Doe"), (0x0008_103E, "LO", "Series of Jane"),
    (0x0008_1050, "PN", "Perform^Ing"),
    (0x0008_0018, "UI", "1.2.999.4715"), (0x0020_000D, "UI", "1.2.999.4716"),
    (0x0018_1000, "LO", "SERIAL-4717"),
    (0x0020_4000, "LT", "Shot of Jane"), (0x0009_0010, "LO", "Private Jane"),
  ]

  let folder: TemporaryFolder
  let builder: DICOMBuilder

  init() throws {
    folder = try TemporaryFolder()
    var builder = DICOMBuilder(pixels: .native(RecordingFixtures.grey()))
    builder.regions = [.init(left: 1, top: 1, right: 14, bottom: 6)]
    builder.extra = Self.secrets.map { ($0.tag, $0.vr, Array($0.text.utf8)) }
    builder.extra += [(0x0008_0070, "LO", Array("Maker".utf8)), (0x0008_1090, "LO", Array("Model 7".utf8))]
    self.builder = builder
  }

  func leaks(_ text: String) -> [String] {
    let words = Self.secrets.flatMap { $0.text.split { "^ ".contains($0) }.map(String.init) + [$0.text] }
    return words.filter { $0.count > 2 && text.contains($0) }
  }

  @Test func namesIdsDatesAndPlacesStayInTheFile() throws {
    let file = folder.file("recording.dcm")
    try Data(builder.bytes).write(to: file)
    let recording = try Recording.read(file)
    var text = String(reflecting: recording)
    dump(recording, to: &text)
    text += String(decoding: try JSONEncoder().encode(recording.source), as: UTF8.self)
    text += recording.notes.map { $0.code + $0.description }.joined()
    #expect(leaks(text).isEmpty)
    #expect(recording.source.manufacturer == "Maker" && recording.source.model == "Model 7")
    #expect(leaks("Study of Jane").isEmpty == false)
  }

  @Test func errorsNameNobody() throws {
    let bytes = builder.bytes
    for length in stride(from: 140, to: bytes.count, by: 7) {
      let file = folder.file("recording.dcm")
      try Data(bytes.prefix(length)).write(to: file)
      let error = #expect(throws: ImageFileError.self) { try Recording.read(file) }
      let message = error?.problem.description ?? ""
      #expect(leaks(message).isEmpty)
    }
  }

  /// Text burnt into the picture lies outside of the calibrated region, which is all that is kept.
  @Test func pixelsOutsideOfTheRegionAreCutOff() throws {
    let file = folder.file("recording.dcm")
    var builder = builder
    builder.pixels = .native(
      (0..<128).map { (1...14).contains($0 % 16) && (1...6).contains($0 / 16) ? 50 : 255 })
    try Data(builder.bytes).write(to: file)
    #expect(try Recording.read(file).cine.frames[0].pixels.allSatisfy { $0 == 50 })
  }
}
