/// One of a few names in a model card; decoding an unknown name says which are known.
public protocol NamedChoice: RawRepresentable<String>, CaseIterable, Codable {}

extension NamedChoice {
  /// Decodes the name.
  public init(from decoder: any Decoder) throws {
    let found = try decoder.singleValueContainer().decode(String.self)
    guard let choice = Self(rawValue: found) else {
      throw UnknownName(path: decoder.codingPath, found: found, allowed: Self.allCases.map(\.rawValue))
    }
    self = choice
  }
}

/// A name in a model card that is none of the known ones.
struct UnknownName: Error {
  let key, found: String
  let allowed: [String]

  init(path: [any CodingKey], found: String, allowed: [String]) {
    key = path.cardKey
    self.found = found
    self.allowed = allowed
  }
}

extension [any CodingKey] {
  /// As people write it: `input.normalisation`.
  var cardKey: String { map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".") }
}

extension DecodingError {
  /// What is wrong and where, in one sentence.
  var cardReason: String {
    switch self {
    case .keyNotFound(let key, let context): "\((context.codingPath + [key]).cardKey) is missing"
    case .typeMismatch(let type, let context): "\(context.codingPath.cardKey) is not of type \(type)"
    case .valueNotFound(let type, let context): "\(context.codingPath.cardKey) is null, \(type) is needed"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is not valid JSON"
    case .dataCorrupted(let context): "\(context.codingPath.cardKey): \(context.debugDescription)"
    @unknown default: "\(self)"
    }
  }
}
