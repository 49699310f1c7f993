internal import ApicalStats

/// Caption and alternative text of a Bland–Altman figure.
struct BlandAltmanWords {
  private let data: BlandAltmanFigure.Sidecar

  init(_ data: BlandAltmanFigure.Sidecar) { self.data = data }

  var caption: String {
    let labels = data.labels
    var text = "\(drawn) over the mean of both, one point per \(labels.item). "
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

  private var drawn: String {
    let labels = data.labels
    let quantity = labels.quantity.isEmpty ? "" : " " + labels.quantity
    return switch labels.scale {
    case .difference: "\(labels.method) minus \(labels.reference)\(quantity)"
    case .percent: "\(labels.method) minus \(labels.reference)\(quantity) in percent of the mean of both,"
    case .logRatio: "Ratio of \(labels.methodInText) to \(labels.reference)\(quantity)"
    }
  }

  var altText: String {
    let panels = data.panels.enumerated().map { index, panel -> String in
      let row = index / data.columns
      let parts = [row < data.rowTitles.count ? data.rowTitles[row] : "", panel.title].filter { !$0.isEmpty }
      let name = parts.isEmpty ? "" : "\(parts.joined(separator: ", ").lowercasedFirst): ".uppercasedFirst
      let items = data.labels.item + "s"
      guard let agreement = panel.agreement else {
        return "\(name)\(panel.points.count) \(items), too few for limits"
      }
      let format = NumberFormat(digits: agreement.digits)
      return
        "\(name)\(panel.points.count) \(items), bias \(format.string(agreement.bias.value)), limits of agreement "
        + "\(format.string(agreement.lowerLoA.value)) to \(format.string(agreement.upperLoA.value)) "
        + data.labels.drawnUnit
    }
    let quantity = data.labels.quantity.isEmpty ? "" : " of \(data.labels.quantity)"
    return "Bland–Altman plot\(quantity). " + panels.joined(separator: ". ") + "."
  }
}
