import Foundation

/// Sorts exams and frames into the subsets of one variable.
struct SubsetVariable {
  /// As the study names it.
  let name: String
  private let boundaries: [Double]?
  private let range: RangeRule
  /// By exam; words are kept as the data set spells them.
  private let attributes: [String: String]

  /// The group of what has no value.
  static let notStated = "not stated"

  init(_ choice: SubsetChoice, _ results: StudyResults) {
    let study = results.study
    name = choice.variable
    range = study.range
    let defaults: [String: [Double]] = [
      SubsetChoice.depth: [study.range.depth], SubsetChoice.angle: [study.range.angle],
      SubsetChoice.referenceEF: [40, 50],
    ]
    boundaries = choice.boundaries ?? defaults[choice.variable]
    attributes = Dictionary(
      results.exams.compactMap { exam in
        Self.attribute(choice.variable, of: exam.row).map { (exam.row.id, $0) }
      }
    ) { first, _ in first }
  }

  private static func attribute(_ name: String, of exam: ExamRow) -> String? {
    let all = try? JSONDecoder().decode([String: String].self, from: Data(exam.attributes.utf8))
    return all?.first { $0.key.lowercased() == name.lowercased() }?.value
  }

  /// "Imaging depth", "Sector angle", "Reference EF", or the attribute's name.
  var title: String {
    switch name {
    case SubsetChoice.depth: "Imaging depth"
    case SubsetChoice.angle: "Sector angle"
    case SubsetChoice.referenceEF: "Reference EF"
    default: name
    }
  }

  private var unit: String {
    switch name {
    case SubsetChoice.depth: " mm"
    case SubsetChoice.angle: "°"
    case SubsetChoice.referenceEF: " %"
    default: ""
    }
  }

  /// True where each frame has a value of its own; an exam then has that of the frame which decides by the range rule.
  var isOfFrames: Bool { name == SubsetChoice.depth || name == SubsetChoice.angle }

  func group(of exam: ExamResults) -> String {
    switch name {
    case SubsetChoice.depth: group(range.deciding(exam.frames.map(\.depth)))
    case SubsetChoice.angle: group(range.deciding(exam.frames.map(\.angle)))
    case SubsetChoice.referenceEF: group(exam.referenceEF)
    default: group(attributes[exam.row.id])
    }
  }

  func group(of frame: FrameRow?, in exam: ExamResults) -> String {
    switch name {
    case SubsetChoice.depth: group(frame?.depth)
    case SubsetChoice.angle: group(frame?.angle)
    default: group(of: exam)
    }
  }

  private func group(_ word: String?) -> String {
    guard let word, !word.isEmpty else { return Self.notStated }
    return boundaries == nil ? word : group(Double(word))
  }

  private func group(_ value: Double?) -> String {
    guard let value, value.isFinite else { return Self.notStated }
    guard let boundaries else { return value.formatted(.number.grouping(.never)) }
    return names(boundaries)[boundaries.count { range.exceeds(value, $0) }]
  }

  /// "≤ 150 mm", "> 150 to 200 mm", "> 200 mm"; or "< 150 mm", "150 to < 200 mm", "≥ 200 mm".
  private func names(_ boundaries: [Double]) -> [String] {
    let text = boundaries.map { $0.formatted(.number.grouping(.never)) }
    guard let first = text.first, let last = text.last else { return ["all"] }
    let isOpen = range.comparison == .greater
    let middle = zip(text, text.dropFirst()).map {
      isOpen ? "> \($0) to \($1)\(unit)" : "\($0) to < \($1)\(unit)"
    }
    return [(isOpen ? "≤ " : "< ") + first + unit] + middle + [(isOpen ? "> " : "≥ ") + last + unit]
  }

  /// Groups in their order: by boundary, by number, by word; what has no value last.
  func ordered(_ groups: Set<String>) -> [String] {
    let known = boundaries.map(names) ?? []
    func key(_ group: String) -> (Int, Double, String) {
      if group == Self.notStated { return (2, 0, group) }
      if let place = known.firstIndex(of: group) { return (0, Double(place), group) }
      return Double(group).map { (0, $0, group) } ?? (1, 0, group)
    }
    return groups.sorted { key($0) < key($1) }
  }
}

extension RangeRule {
  func exceeds(_ value: Double, _ limit: Double) -> Bool {
    comparison == .greater ? value > limit : value >= limit
  }

  /// The value that decides for an exam: the largest of its frames under "any", the smallest under "all", under
  /// "majority" the largest that more than half of the frames reach; nil where a frame has none.
  func deciding(_ values: [Double?]) -> Double? {
    let known = values.compactMap { $0 }.sorted(by: >)
    guard !known.isEmpty, known.count == values.count else { return nil }
    switch quorum {
    case .any: return known[0]
    case .all: return known[known.count - 1]
    case .majority: return known[known.count / 2]
    }
  }
}
