import Foundation
internal import Yams

/// One mapping of a study file: typed values out, unknown keys and wrong values answered with their line.
struct YAMLSection {
  let file: String
  /// Dotted path for messages; empty for the whole file.
  let path: String
  private let line: Int?
  private let nodes: [String: Node]
  private let keyLines: [String: Int]

  /// Parses a whole file.
  init(text: String, file: String) throws(StudyError) {
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch let error as YamlError {
      throw Self.parseError(error, file: file)
    } catch { throw StudyError(file: file, line: nil, problem: "is not YAML: \(error)") }
    guard let node else {
      throw StudyError(file: file, line: nil, problem: "is empty. See studies/demo.yml.")
    }
    try self.init(node: node, file: file, path: "")
  }

  private init(node: Node, file: String, path: String) throws(StudyError) {
    guard case .mapping(let mapping) = node else {
      let what = path.isEmpty ? "the file" : "'\(path)'"
      throw StudyError(file: file, line: node.mark?.line, problem: "\(what) must hold 'key: value' lines.")
    }
    self.file = file
    self.path = path
    line = node.mark?.line
    var nodes: [String: Node] = [:]
    var keyLines: [String: Int] = [:]
    for (key, value) in mapping {
      guard let name = key.string else { continue }
      nodes[name] = value
      keyLines[name] = key.mark?.line
    }
    self.nodes = nodes
    self.keyLines = keyLines
  }

  private static func parseError(_ error: YamlError, file: String) -> StudyError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      StudyError(file: file, line: mark.line, problem: "is not YAML: \(problem).")
    case .duplicatedKeysInMapping(let keys, let context):
      StudyError(
        file: file, line: context.mark.line,
        problem: "'\(keys.joined(separator: ", "))' is given again further down. Keep one.")
    default: StudyError(file: file, line: nil, problem: "is not YAML: \(error)")
    }
  }

  /// Refuses keys that mean nothing, with the nearest known one.
  func allow(_ known: [String]) throws(StudyError) {
    for key in nodes.keys.sorted() where !known.contains(key) {
      let hint = Spelling.nearest(to: key, in: known).map { " Did you mean '\($0)'?" } ?? ""
      throw StudyError(
        file: file, line: keyLines[key],
        problem: "unknown key '\(full(key))'.\(hint) Known here: \(known.joined(separator: ", ")).")
    }
  }

  func has(_ key: String) -> Bool { nodes[key] != nil }

  func section(_ key: String) throws(StudyError) -> YAMLSection {
    guard let node = nodes[key] else { throw missing(key) }
    return try YAMLSection(node: node, file: file, path: full(key))
  }

  /// A list of mappings; messages name its items from 1.
  func sections(_ key: String) throws(StudyError) -> [YAMLSection] {
    guard let node = nodes[key] else { throw missing(key) }
    guard let items = node.sequence, !items.isEmpty else { throw wrong(key, "a list of items with keys") }
    var sections: [YAMLSection] = []
    for (index, item) in items.enumerated() {
      sections.append(try YAMLSection(node: item, file: file, path: "\(full(key))[\(index + 1)]"))
    }
    return sections
  }

  func string(_ key: String, default fallback: String? = nil) throws(StudyError) -> String {
    guard let node = nodes[key] else {
      guard let fallback else { throw missing(key) }
      return fallback
    }
    guard let text = node.scalar?.string else { throw wrong(key, "a text") }
    return text
  }

  func number(_ key: String, in range: ClosedRange<Double>, default fallback: Double? = nil)
    throws(StudyError) -> Double
  {
    if nodes[key] == nil, let fallback { return fallback }
    guard let value = Double(try string(key)), range.contains(value) else {
      throw wrong(key, "a number from \(range.lowerBound.formatted()) to \(range.upperBound.formatted())")
    }
    return value
  }

  func integer(_ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil) throws(StudyError)
    -> Int
  {
    if nodes[key] == nil, let fallback { return fallback }
    guard let value = Int(try string(key)), range.contains(value) else {
      throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func choice<Value>(
    _ key: String, default fallback: Value? = nil
  ) throws(StudyError) -> Value where Value: CaseIterable & RawRepresentable<String> {
    if nodes[key] == nil, let fallback { return fallback }
    let text = try string(key)
    guard let value = Value(rawValue: text) else { throw wrong(key, Self.names(Value.self), nearest: text) }
    return value
  }

  func choices<Value>(
    _ key: String, of known: [Value], default fallback: [Value]
  ) throws(StudyError) -> [Value] where Value: RawRepresentable<String> {
    guard nodes[key] != nil else { return fallback }
    var values: [Value] = []
    for text in try strings(key, default: []) {
      guard let value = known.first(where: { $0.rawValue == text }) else {
        throw wrong(key, "a list of " + known.map(\.rawValue).joined(separator: ", "), nearest: text)
      }
      values.append(value)
    }
    return values
  }

  func strings(_ key: String, default fallback: [String]) throws(StudyError) -> [String] {
    guard let node = nodes[key] else { return fallback }
    guard let items = node.sequence, !items.isEmpty else { throw wrong(key, "a list such as [one, two]") }
    let texts = items.compactMap(\.scalar?.string)
    guard texts.count == items.count else { throw wrong(key, "a list of plain words") }
    return texts
  }

  /// Lowest and highest value as in `[5, 90]`; nil where the key is absent.
  func limits(_ key: String, in range: ClosedRange<Double>) throws(StudyError) -> ClosedRange<Double>? {
    guard nodes[key] != nil else { return nil }
    let ends = try strings(key, default: []).compactMap(Double.init)
    guard ends.count == 2, ends[0] < ends[1], ends.allSatisfy(range.contains) else {
      let (low, high) = (range.lowerBound.formatted(), range.upperBound.formatted())
      throw wrong(key, "[lowest, highest] from \(low) to \(high)")
    }
    return ends[0]...ends[1]
  }

  func flag(_ key: String, default fallback: Bool) throws(StudyError) -> Bool {
    guard nodes[key] != nil else { return fallback }
    guard let value = Bool(try string(key)) else { throw wrong(key, "true or false") }
    return value
  }

  /// Ascending numbers, each once.
  func ascendingNumbers(_ key: String) throws(StudyError) -> [Double] {
    let values = try strings(key, default: []).map { Double($0) ?? .nan }
    guard values.allSatisfy(\.isFinite), zip(values, values.dropFirst()).allSatisfy(<) else {
      throw wrong(key, "a list of ascending numbers such as [40, 50]")
    }
    return values
  }

  /// An error at the line of `key`.
  func wrong(_ key: String, _ expected: String, nearest text: String? = nil) -> StudyError {
    let items = nodes[key]?.sequence.map { "[\($0.compactMap(\.scalar?.string).joined(separator: ", "))]" }
    let found = (text ?? nodes[key]?.scalar?.string ?? items).map { " '\($0)'" } ?? ""
    return StudyError(
      file: file, line: keyLines[key] ?? line, problem: "'\(full(key))' is\(found); expected \(expected).")
  }

  private func missing(_ key: String) -> StudyError {
    StudyError(
      file: file, line: line, problem: "'\(full(key))' is missing. See studies/demo.yml for every key.")
  }

  private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private static func names<Value>(_: Value.Type) -> String
  where Value: CaseIterable & RawRepresentable<String> {
    "one of " + Value.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
