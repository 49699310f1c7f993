internal import ApicalStats
internal import ApicalTable

extension AgreementReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case file, reference, measured, transform, unit, confidence, rows, notes, groups, groupsLeftOut,
      comparison
  }

  private struct Rows: Encodable {
    struct LeftOut: Encodable {
      let without: [String]
      let count: Int
    }

    let total, used: Int
    let leftOut: [LeftOut]
  }

  /// Writes the question, the rows, the agreement of all of them, and that of each group under its name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(query.reference, forKey: .reference)
    try container.encode(query.measured, forKey: .measured)
    try container.encode(query.scale, forKey: .transform)
    try container.encode(query.differenceUnit, forKey: .unit)
    try container.encode(query.confidence, forKey: .confidence)
    try container.encode(
      Rows(
        total: cases.rowCount, used: cases.count,
        leftOut: cases.leftOut.map { Rows.LeftOut(without: $0.columns, count: $0.count) }), forKey: .rows)
    try container.encode(notes, forKey: .notes)
    try all.encode(to: encoder)
    guard query.group != nil else { return }
    let byName = Dictionary(groups.map { ($0.name, $0.analysis) }, uniquingKeysWith: { first, _ in first })
    try container.encode(byName, forKey: .groups)
    if !groupsLeftOut.isEmpty { try container.encode(groupsLeftOut, forKey: .groupsLeftOut) }
    try container.encode(comparison, forKey: .comparison)
  }
}

extension GroupedComparison: Encodable {
  private enum CodingKeys: String, CodingKey { case pairs, interaction, unavailable }

  /// Writes a list of pairs; the one pair of two groups directly, without the list.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if groupCount == 2 {
      try pairs.first?.encode(to: encoder)
    } else {
      try container.encode(pairs, forKey: .pairs)
    }
    try container.encode(interaction, forKey: .interaction)
    if !unavailable.isEmpty { try container.encode(unavailable, forKey: .unavailable) }
  }
}

extension GroupedComparison.Pair: Encodable {
  private enum CodingKeys: String, CodingKey { case first, second }

  /// Writes the names beside the results.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(first, forKey: .first)
    try container.encode(second, forKey: .second)
    try result.encode(to: encoder)
  }
}
