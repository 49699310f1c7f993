internal import ApicalMetrics
internal import ApicalReport
public import ApicalStats

extension MeasureReport {
  /// The tables that `apical metrics` prints, with everything that is missing below them.
  ///
  /// - Throws: ``ApicalStats/ResamplingError``.
  public func text() throws(ResamplingError) -> String {
    var blocks = [heading]
    if pairs.count == 1, missing.isEmpty {
      blocks.append(singlePair)
    } else {
      for region in regions.indices { blocks.append(try table(region: region)) }
    }
    blocks += [remarks, gaps].filter { !$0.isEmpty }
    return blocks.joined(separator: "\n\n")
  }

  private var heading: String {
    var parts = [Self.count(pairs.count, "pair", "pairs")]
    if !missing.isEmpty { parts.append(Self.count(missing.count, "prediction", "predictions") + " missing") }
    if !failures.isEmpty { parts.append("\(failures.count) not measured") }
    if !unmatched.isEmpty {
      parts.append(Self.count(unmatched.count, "prediction", "predictions") + " without reference")
    }
    return parts.joined(separator: " · ")
  }

  /// One pair has no distribution: structures side by side, with the definition of each measure.
  private var singlePair: String {
    var table = TextTable(
      [("measure", .left)] + regions.map { ($0.name, .right) } + [("definition", .left)])
    for (index, measure) in options.measures.enumerated() {
      let format = NumberFormat(digits: measure.digits + 1)
      table.add(
        [title(of: measure)]
          + regions.indices.map { pairs[0].scores[$0].values[index].map(format.string) ?? "–" }
          + [measure.definition])
    }
    let empty = zip(regions, pairs[0].scores).filter { $1.outcome != .measured }
      .map { "\($0.name): \(Self.words[$1.outcome] ?? "")" }
    return ([table.text] + empty).joined(separator: "\n")
  }

  private func table(region: Int) throws(ResamplingError) -> String {
    let groups = groups
    var table = TextTable(
      [
        ("measure", .left), ("mean ± SD", .right), ("\(NumberFormat.level(options.confidence)) CI", .right),
        ("median", .right), ("IQR", .right), ("n", .right),
      ] + groups.flatMap { [($0.title, .right), ("n", .right)] })
    for (index, measure) in options.measures.enumerated() {
      let aggregates = try aggregates(measure: index, region: region)
      table.add(
        cells(aggregates, measure)
          + groups.flatMap { group in
            let summary = aggregates[keyPath: group.summary]
            return [spread(summary, measure), NumberFormat.count(summary.n)]
          })
    }
    return "\(regions[region].name)  \(outcomeWords(region: region))\n" + table.text
  }

  /// The groupings that say more than the pairs do, and not the same as another.
  private var groups: [(title: String, summary: KeyPath<ScoreAggregates, ScoreSummary>)] {
    let all = pairs + missing
    let (exams, patients) = (Set(all.map(\.exam)).count, Set(all.map(\.patient)).count)
    return (exams < all.count && exams > patients ? [("by exam", \.byExam)] : [])
      + (patients < all.count ? [("by patient", \.byPatient)] : [])
  }

  private func cells(_ aggregates: ScoreAggregates, _ measure: Measure) -> [String] {
    let format = NumberFormat(digits: measure.digits)
    let frames = aggregates.byFrame
    let quartiles = frames.lowerQuartile.flatMap { lower in
      frames.upperQuartile.map { format.string(lower...$0) }
    }
    return [
      title(of: measure), spread(frames, measure),
      aggregates.mean.map { format.string($0.interval) } ?? "–", frames.median.map(format.string) ?? "–",
      quartiles ?? "–", NumberFormat.count(frames.n),
    ]
  }

  /// Mean ± SD.
  private func spread(_ summary: ScoreSummary, _ measure: Measure) -> String {
    let format = NumberFormat(digits: measure.digits)
    guard let mean = summary.mean else { return "–" }
    return format.string(mean) + (summary.sd.map { " ± " + format.string($0) } ?? "")
  }

  private func title(of measure: Measure) -> String {
    let unit = unit(of: measure)?.symbol ?? "mixed units"
    return unit.isEmpty ? measure.title : "\(measure.title) (\(unit))"
  }

  private func outcomeWords(region: Int) -> String {
    let outcomes = outcomes(region: region)
    let counts = [
      (outcomes.measured, "measured"), (outcomes.predictionEmpty, "prediction empty"),
      (outcomes.referenceEmpty, "reference empty"), (outcomes.bothEmpty, "both empty"),
      (outcomes.missing, "prediction missing"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\(NumberFormat.count($0.0)) \($0.1)" }.joined(separator: " · ")
  }

  private var remarks: String {
    var lines = [
      "Empty masks: \(options.policy.rawValue) · NSD tolerance \(options.tolerance) \(distanceUnit?.symbol ?? "")"
    ]
    if pairs.count > 1 {
      let bootstrap = options.bootstrap
      lines.append(
        "CI of the mean over pairs: BCa bootstrap, patients drawn, \(bootstrap.resamples) resamples, "
          + "seed \(bootstrap.seed)")
      if !groups.isEmpty {
        lines.append("By exam, by patient: mean ± SD over exams or patients, each with the mean of its pairs")
      }
    }
    if distanceUnit == nil {
      lines.append(
        "Some files state a spacing, others do not: distances have no mean. State it with --spacing.")
    } else if distanceUnit != .millimetres {
      lines.append("No file states a spacing: distances and areas are in pixels. State it with --spacing.")
    }
    return lines.joined(separator: "\n")
  }

  /// Everything that is not in the tables, by name.
  private var gaps: String {
    func list(_ title: String, _ lines: [String]) -> [String] {
      lines.isEmpty ? [] : ["\(title):"] + lines.map { "  " + $0 }
    }
    return
      (list("Predictions missing", missing.map { "\($0.name)  \($0.reference)" })
      + list("Not measured", failures.map(\.description)) + list("Predictions without reference", unmatched))
      .joined(separator: "\n")
  }

  private static let words: [MaskOutcome: String] = [
    .predictionEmpty: "the prediction is empty", .referenceEmpty: "the reference is empty",
    .bothEmpty: "both masks are empty", .missing: "there is no prediction",
  ]

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(NumberFormat.count(number)) \(number == 1 ? one : many)"
  }
}

extension Measure {
  /// Digits after the point in tables.
  fileprivate var digits: Int { isDistance ? 2 : self == .areaDifference ? 1 : 3 }
}
