import ApicalStats

/// Agreement of one model over one choice of exams: what a failed exam counts as decides what a model's limits are.
struct AgreementSet: Sendable, Codable, Equatable {
  /// Which exams are in, and what a failed one counts as.
  enum Rule: String, Sendable, Codable, CaseIterable {
    /// Exams that every model solves: the paper's choice.
    case solvedByAll = "solved by all models"
    /// Exams that this model solves.
    case own = "solved by this model"
    /// Every exam with a reference; a failed one differs by the largest |difference| that any model has in any exam,
    /// with its sign.
    case worstCase = "all exams, failed ones at the worst case"
  }

  let rule: Rule
  let model: String
  let count: Int
  let agreement: BlandAltman?
  let meanAbsoluteError: Double?
  /// Failed exams that were given the worst case, and that difference in points.
  let imputed: Int
  let worst: Double?

  /// Every rule for every model.
  static func all(_ results: StudyResults) -> [AgreementSet] {
    let models = results.perModel
    let common = results.exams.indices.filter { exam in models.allSatisfy { $0.exams[exam].pair != nil } }
    let differences = models.map { $0.pairs.map { $0.automatic - $0.reference } }
    let worst = differences.joined().max { abs($0) < abs($1) }
    return Rule.allCases.flatMap { rule in
      zip(models, differences).map { model, own in
        let failed = model.exams.count { $0.automatic == nil && $0.referenceEF != nil }
        switch rule {
        case .solvedByAll:
          let values = common.compactMap { model.exams[$0].pair }.map { $0.automatic - $0.reference }
          return AgreementSet(rule, model, values)
        case .own: return AgreementSet(rule, model, own)
        case .worstCase:
          let filling = worst.map { [Double](repeating: $0, count: failed) } ?? []
          return AgreementSet(rule, model, own + filling, imputed: filling.count, worst: worst)
        }
      }
    }
  }

  private init(
    _ rule: Rule, _ results: StudyResults, _ differences: [Double], imputed: Int = 0, worst: Double? = nil
  ) {
    let choice = results.study.agreement
    self.rule = rule
    model = results.model.id
    count = differences.count
    agreement = try? BlandAltman(
      differences: differences, unit: .percentagePoints, multiplier: choice.multiplier,
      confidence: choice.confidence, limits: choice.limits, bootstrap: Bootstrap(seed: results.study.seed))
    meanAbsoluteError = (try? AbsoluteError(differences: differences, unit: .percentagePoints))?.mean
    self.imputed = imputed
    self.worst = worst
  }
}
