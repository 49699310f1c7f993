/// A variable that parts the exams of a study, as table 4 of the paper does by depth and by sector angle.
public struct SubsetChoice: Sendable, Equatable, Codable {
  /// `depth`, `angle`, `reference-ef`, or the name of an attribute of the exams, such as ImageQuality.
  public var variable: String
  /// Where one subset ends and the next begins, ascending; nil for a subset of each value.
  public var boundaries: [Double]?

  /// Variables that are not attributes.
  static let depth = "depth", angle = "angle", referenceEF = "reference-ef"
}

extension SubsetChoice {
  /// The list `subsets`; nil where the study has none.
  static func all(_ root: YAMLSection) throws(StudyError) -> [SubsetChoice]? {
    guard root.has("subsets") else { return nil }
    var choices: [SubsetChoice] = []
    for section in try root.sections("subsets") { choices.append(try SubsetChoice(section)) }
    let names = choices.map { $0.variable.lowercased() }
    guard Set(names).count == names.count else { throw root.wrong("subsets", "each variable once") }
    return choices
  }

  private init(_ section: YAMLSection) throws(StudyError) {
    try section.allow(["variable", "boundaries"])
    variable = try section.string("variable")
    guard !variable.isEmpty else {
      throw section.wrong("variable", "depth, angle, reference-ef or an attribute")
    }
    boundaries = section.has("boundaries") ? try section.ascendingNumbers("boundaries") : nil
  }
}

extension Study {
  /// The subsets stated; where there are none, those of the paper for a study of several models, else none.
  var reportedSubsets: [SubsetChoice] {
    subsets
      ?? (models.count > 1
        ? [SubsetChoice(variable: SubsetChoice.depth), SubsetChoice(variable: SubsetChoice.angle)] : [])
  }
}
