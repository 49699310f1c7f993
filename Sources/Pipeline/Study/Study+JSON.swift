package import Foundation

extension Study {
  /// The choices as sorted JSON: equal studies give equal text.
  func json() throws -> String { String(decoding: try JSONEncoder.stable.encode(self), as: UTF8.self) }

  init(json: String) throws { self = try JSONDecoder().decode(Study.self, from: Data(json.utf8)) }
}

extension JSONEncoder {
  /// Sorted keys and no escaped slashes: the same value always gives the same text.
  package static var stable: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// As ``stable``, indented for people.
  package static var readable: JSONEncoder {
    let encoder = stable
    encoder.outputFormatting.insert(.prettyPrinted)
    return encoder
  }
}
