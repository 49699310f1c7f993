import Foundation

/// The key–value lines of `Info_2CH.cfg` or `Info_4CH.cfg`.
struct CAMUSInfo: Sendable, Equatable {
  private let values: [String: String]

  /// - Throws: ``CohortError`` for a file that is not text of `Key: value` lines.
  init(file: URL) throws(CohortError) {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw .badTable(file.path, line: nil, "cannot be read as text. Expected lines such as 'ED: 1'.")
    }
    try self.init(text: text, path: file.path)
  }

  init(text: String, path: String) throws(CohortError) {
    var values: [String: String] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let content = line.trimmingCharacters(in: .whitespaces)
      guard !content.isEmpty else { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw .badTable(path, line: index + 1, "'\(content.prefix(40))' is not of the form 'Key: value'.")
      }
      values[String(content[..<colon])] = content[content.index(after: colon)...].trimmingCharacters(
        in: .whitespaces)
    }
    self.values = values
  }

  /// Number of the frame in the sequence, from 1.
  var edFrame: Int? { values["ED"].flatMap { Int($0) } }
  var esFrame: Int? { values["ES"].flatMap { Int($0) } }
  /// Frames per second; in the 2023 release only.
  var frameRate: Double? { number("FrameRate") }

  /// EF of both releases (`EF` in 2023, `LVef` in 2019) and the volumes of 2019.
  var recorded: RecordedVolumes {
    RecordedVolumes(edv: number("LVedv"), esv: number("LVesv"), ef: number("EF") ?? number("LVef"))
  }

  /// What describes the patient and the recording.
  var attributes: [String: String] {
    values.filter { ["Sex", "Age", "ImageQuality"].contains($0.key) }
  }

  private func number(_ key: String) -> Double? {
    values[key].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }
}
