internal import ApicalReport
internal import ApicalStats
internal import ApicalTable
internal import Foundation

extension AgreementReport {
  /// What `apical agree` prints.
  public var text: String {
    var parts = [heading, AgreementText(all, query).text]
    for group in groups {
      parts.append("\(query.group ?? "") = \(group.name)\n\n" + AgreementText(group.analysis, query).text)
    }
    parts += groupsLeftOut.map { "\(query.group ?? "") = \($0.name)\n\nNot analysed. \($0.reason)" }
    if let comparison { parts.append(ComparisonText(comparison, query).text) }
    return parts.joined(separator: "\n\n")
  }

  private var heading: String {
    let difference =
      switch query.scale {
      case .difference: "\(query.measured) − \(query.reference)"
      case .percent: "100 × (\(query.measured) − \(query.reference)) / mean of both, %"
      case .logRatio: "ln \(query.measured) − ln \(query.reference)"
      }
    let unit = query.scale == .difference && !query.unit.isEmpty ? ", \(query.differenceUnit)" : ""
    let lines =
      ["Agreement of \(query.measured) with \(query.reference), \(file)", cases.description] + notes
    return (lines + ["Differences: \(difference)\(unit)"]).joined(separator: "\n")
  }
}

/// The agreement of one group in words and numbers.
struct AgreementText {
  private let analysis: AgreementAnalysis
  private let query: AgreementQuery
  private let format: ValueFormat

  init(_ analysis: AgreementAnalysis, _ query: AgreementQuery) {
    self.analysis = analysis
    self.query = query
    format = ValueFormat(scatter: analysis.limits.standardDeviation)
  }

  var text: String {
    [sample, estimates, checks].joined(separator: "\n\n")
  }

  private var sample: String {
    let limits = analysis.limits
    switch limits.design {
    case .simple: return "n = \(limits.subjects)"
    case .constant, .varying:
      let truth = limits.design == .constant ? "constant" : "varying"
      let leftOut =
        limits.subjectsLeftOut == 0 ? "" : ", \(limits.subjectsLeftOut) subjects without a pair left out"
      return "n = \(limits.subjects) subjects, \(limits.pairs) pairs, true value \(truth)\(leftOut). "
        + "Coefficients\(limits.design == .constant ? ", errors" : "") and checks: means of each subject."
    }
  }

  private var estimates: String {
    let level = NumberFormat.level(query.confidence).replacingOccurrences(of: "\u{202F}", with: " ")
    var table = TextTable([
      ("", .left), ("estimate", .right), ("\(level) interval", .right), ("method", .left),
    ])
    func add(_ name: String, _ estimate: Estimate?, digits: Int? = nil) {
      guard let estimate else { return }
      let format = digits.map(ValueFormat.init(digits:)) ?? format
      table.add([name, format.string(estimate.value), format.string(estimate), estimate.method.words])
    }
    let limits = analysis.limits
    let width = NumberFormat(digits: limits.multiplier == 2 ? 0 : 2).string(limits.multiplier)
    add("Bias", limits.bias)
    add("Lower limit (−\(width) SD)", limits.lowerLoA)
    add("Upper limit (+\(width) SD)", limits.upperLoA)
    table.add(["SD of differences", format.string(limits.standardDeviation), "", ""])
    if let ratios = analysis.ratios {
      add("Ratio of geometric means", ratios.bias, digits: 4)
      add("Lower limit of ratios", ratios.lowerLoA, digits: 4)
      add("Upper limit of ratios", ratios.upperLoA, digits: 4)
    }
    addErrors(add)
    add("Pearson's r", analysis.pearson, digits: 4)
    add("Spearman's ρ", analysis.spearman, digits: 4)
    add("Lin's CCC", analysis.concordance?.ccc, digits: 4)
    add("ICC(2,1)", analysis.icc21, digits: 4)
    add("ICC(3,1)", analysis.icc31, digits: 4)
    if let rate = analysis.beyondAcceptable { addRate(rate, to: &table) }
    return table.text
  }

  private func addErrors(_ add: (String, Estimate?, Int?) -> Void) {
    add("RMSD", analysis.errorIntervals?.rmsd, nil)
    add("MAE", analysis.errorIntervals?.mae, nil)
    add("TDI, 90 % of |differences|", analysis.totalDeviation?.exact, nil)
  }

  private func addRate(_ rate: OutlierRate, to table: inout TextTable) {
    let interval = rate.rate.estimate
    table.add([
      "|difference| > \(format.string(rate.threshold))", NumberFormat(digits: 4).string(interval.value),
      ValueFormat.interval(interval, digits: 4),
      "\(rate.indices.count) of \(analysis.differences.count), \(interval.method.words)",
    ])
  }

  private var checks: String {
    var table = TextTable([("Checks", .left), ("result", .left), ("p", .right), ("test", .left)])
    if let bias = analysis.proportionalBias {
      let digits = max(3, 4 - Int(log10(max(abs(bias.slope.value), 1e-9)).rounded(.down)) - 1)
      let slope = NumberFormat(digits: min(8, digits)).string(bias.slope.value)
      table.add([
        "Proportional bias", "slope \(slope) (\(ValueFormat.interval(bias.slope, digits: min(8, digits))))",
        bias.test.map { ValueFormat.pValue($0.pValue) } ?? "–", "least squares on the mean",
      ])
    }
    if let test = analysis.heteroscedasticity?.test { add("Scatter grows with the mean", test, to: &table) }
    if let test = analysis.normality?.test { add("Normal differences", test, to: &table) }
    if let outliers = analysis.outliers {
      table.add([
        "Outliers", "\(outliers.outliers.count) of \(outliers.count)", "", "generalised ESD, level 0.05",
      ])
    }
    if let range = analysis.range, let ratio = range.spreadRatio {
      table.add([
        "Range", "SD of means / SD of differences \(NumberFormat(digits: 2).string(ratio))", "", "",
      ])
    }
    let missing = analysis.unavailable.sorted { $0.key < $1.key }.map {
      "Not available: \($0.key). \($0.value)"
    }
    return ([table.text] + missing).joined(separator: "\n")
  }

  private func add(_ name: String, _ test: HypothesisTest, to table: inout TextTable) {
    table.add([
      name, "\(test.statisticName) = \(NumberFormat(digits: 4).string(test.statistic))",
      ValueFormat.pValue(test.pValue), test.method,
    ])
  }
}
