internal import ApicalStats

/// Caption and alternative text of a Bland–Altman figure.
struct BlandAltmanWords {
  private let data: BlandAltmanFigure.Sidecar

  init(_ data: BlandAltmanFigure.Sidecar) { self.data = data }

  var caption: String {
    let labels = data.labels
    var text =
      "\(labels.method) minus \(labels.reference) \(labels.quantity) over the mean of both, one point an exam. "
    text += "Solid line: bias; dashed lines: limits of agreement"
    if let agreement = data.panels.compactMap(\.agreement).first {
      let multiplier = NumberFormat(digits: 2).string(agreement.multiplier)
      text +=
        " (bias ± \(multiplier) SD); bands: \(NumberFormat.level(agreement.bias.confidence)) confidence intervals"
    }
    text += "."
    if !labels.rangeRule.isEmpty { text += " Out of range: \(labels.rangeRule)." }
    return text
  }

  var altText: String {
    let panels = data.panels.map { panel -> String in
      let name = panel.title.isEmpty ? "" : "\(panel.title): "
      guard let agreement = panel.agreement else {
        return "\(name)\(panel.points.count) exams, too few for limits"
      }
      let format = NumberFormat(digits: 1)
      return
        "\(name)\(agreement.count) exams, bias \(format.string(agreement.bias.value)), limits of agreement "
        + "\(format.string(agreement.lowerLoA.value)) to \(format.string(agreement.upperLoA.value)) "
        + data.labels.differenceUnit
    }
    return "Bland–Altman plot of \(data.labels.quantity). " + panels.joined(separator: ". ") + "."
  }
}
