import ApicalReport
import ApicalStats
import Foundation

/// EF errors of several models in the same exams, all of them and by range.
struct ErrorComparison {
  private let results: StudyResults
  private let pairs: [ModelPair]

  init(_ results: StudyResults, _ pairs: [ModelPair]) {
    self.results = results
    self.pairs = pairs
  }

  private static let groups: [(title: String, status: RangeStatus?)] = [
    ("All", nil), ("In range", .inRange), ("Out of range", .outOfRange),
  ]

  private static func chosen(_ triples: [ModelPair.Triple], _ status: RangeStatus?) -> [ModelPair.Triple] {
    triples.filter { status == nil || $0.status == status }
  }

  /// Differences of bias, width of the limits, |error| and RMSD; nil below four exams.
  var widths: Table? {
    let rows = pairs.flatMap { pair in
      let triples = pair.triples
      return Self.groups.flatMap { group in self.rows(pair, group.title, Self.chosen(triples, group.status)) }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      name: "models-errors",
      title: "Difference of the models' EF errors in the same exams, percentage points",
      columns: [
        .init("Models"), .init("Exams"), .number("n"), .init("Difference of"), .number("Value (CI)"),
        .number("p"), .init("Interval"), .init("Test"),
      ], rows: rows,
      notes: [
        """
        First − second. Width: of the limits of agreement, 2 × \(results.study.agreement.multiplier.formatted()) SD. The width's \
        closed interval takes normal errors; bootstrap intervals of spread are a little short below some 100 exams.
        """
      ])
  }

  private func rows(_ pair: ModelPair, _ group: String, _ triples: [ModelPair.Triple]) -> [Table.Row] {
    guard let result = pair.comparison(triples) else { return [] }
    func row(_ name: String, _ estimate: Estimate, _ test: HypothesisTest?) -> Table.Row {
      Table.Row([
        .text(pair.title), .text(group), .count(triples.count), .text(name), .estimate(estimate, digits: 1),
        test.map { .pValue($0.pValue) } ?? .missing, .text(estimate.method.words), .text(test?.method ?? ""),
      ])
    }
    let bias = try? TTest(
      pairs: triples.map(\.rival), triples.map(\.base), unit: .percentagePoints, confidence: pair.confidence)
    return [
      row("bias", result.biasDifference, bias?.test),
      row("LoA width", result.loaWidthDifference, result.pitmanMorgan?.test),
      result.loaWidthDifferenceNormal.map { row("LoA width, normal errors", $0, nil) },
      row("mean |error|", result.maeDifference, pair.absoluteErrors(triples)?.test),
      row("RMSD", result.rmsdDifference, nil), largeErrors(pair, group, triples),
    ].compactMap { $0 }
  }

  private func largeErrors(_ pair: ModelPair, _ group: String, _ triples: [ModelPair.Triple]) -> Table.Row? {
    guard let counts = EFErrors.counts(triples),
      let difference = try? ProportionDifference(counts, confidence: pair.confidence).difference
    else { return nil }
    let test = McNemarTest(counts).exact
    let share = difference.scaled(by: 100, unit: .percentagePoints)
    return Table.Row([
      .text(pair.title), .text(group), .count(triples.count), .text(Self.largeName),
      .estimate(share, digits: 1),
      .pValue(test.pValue), .text(difference.method.words), .text(test.method),
    ])
  }

  private static var largeName: String { "share of |error| > \(Int(EFErrors.large)), %" }

  /// MAE, RMSD and share of large errors of each model, in the exams that all solve.
  var sizes: Table? {
    let common = CommonExams(results)
    let rows = Self.groups.flatMap { group in
      common.models.compactMap { model -> Table.Row? in
        let values = model.pairs.filter { group.status == nil || $0.status == group.status }
        let differences = values.map { $0.automatic - $0.reference }
        guard let errors = EFErrors(model: model.id, differences: differences, study: results.study) else {
          return nil
        }
        return Table.Row([
          .text(group.title), .text(model.id), .count(values.count),
          .estimate(errors.magnitude.mae, digits: 1),
          .estimate(errors.magnitude.rmsd, digits: 1), .count(errors.largeErrors.rate.successes),
          .estimate(errors.largeErrors.rate.percent, digits: 1),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      name: "models-error-sizes", title: "EF errors of each model in the exams that all solve",
      columns: [
        .init("Exams"), .init("Model"), .number("n"), .number("MAE (CI)", unit: "points"),
        .number("RMSD (CI)", unit: "points"), .number("|error| > \(Int(EFErrors.large))"),
        .number("Share (CI)", unit: "%"),
      ], rows: rows, notes: ["MAE and RMSD: BCa bootstrap of exams; share: Wilson's interval."])
  }

  /// Bias corrections fitted on some exams and tested on others; nil below 20 exams.
  var corrections: Table? {
    let choice = results.study.agreement
    let rows = CommonExams(results).models.flatMap { model in
      CrossFittedCorrection.Form.allCases.compactMap { form -> Table.Row? in
        let correction = try? CrossFittedCorrection(
          method: model.pairs.map(\.automatic), reference: model.pairs.map(\.reference), form: form,
          seed: results.study.seed, unit: .percentagePoints, multiplier: choice.multiplier,
          confidence: choice.confidence)
        guard let correction else { return nil }
        return Self.row(model.id, correction)
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      name: "models-corrected",
      title: "Bias correction, fitted on four fifths of the exams and tested on the rest",
      columns: [
        .init("Model"), .init("Correction"), .number("n"), .number("Bias before (CI)"), .number("after (CI)"),
        .number("RMSD before (CI)"), .number("after (CI)"), .number("LoA width before"), .number("after"),
        .number("Change of width (CI)"),
      ], rows: rows,
      notes: [
        """
        Five folds dealt by the study's seed; each is corrected with what the other four taught. Shift: a constant. Line: \
        reference on automatic EF by least squares. Intervals take corrected errors as independent.
        """
      ])
  }

  private static func row(_ model: String, _ correction: CrossFittedCorrection) -> Table.Row {
    func width(_ agreement: BlandAltman) -> Cell {
      .number(2 * agreement.multiplier * agreement.standardDeviation, digits: 1)
    }
    return Table.Row([
      .text(model), .text(correction.form.rawValue), .count(correction.corrected.count),
      .estimate(correction.before.bias, digits: 1), .estimate(correction.after.bias, digits: 1),
      .estimate(correction.errorsBefore.rmsd, digits: 1), .estimate(correction.errorsAfter.rmsd, digits: 1),
      width(correction.before), width(correction.after),
      correction.change.map { .estimate($0.loaWidthDifference, digits: 1) } ?? .missing,
    ])
  }
}

/// The exams that every model solves and that have a reference.
struct CommonExams {
  struct Model {
    let id: String
    /// In the same order of exams for every model.
    let pairs: [EFPair]
  }

  let models: [Model]

  init(_ results: StudyResults) {
    let common = results.exams.indices.filter { exam in
      results.perModel.allSatisfy { $0.exams[exam].pair != nil }
    }
    models = results.perModel.map { model in
      Model(id: model.model.id, pairs: common.compactMap { model.exams[$0].pair })
    }
  }
}
