public import ApicalReport
internal import ApicalStats

extension AgreementReport {
  /// The Bland–Altman plot: one panel, or one per group.
  ///
  /// - Throws: ``RenderError``.
  public func figure() throws(RenderError) -> Figure {
    let panels =
      groups.isEmpty
      ? [panel(title: "", rows, all)] : groups.map { panel(title: $0.name, $0.rows, $0.analysis) }
    return try BlandAltmanFigure(
      words: FigureWords(
        name: "agreement", title: "Agreement of \(query.measured) with \(query.reference)"),
      panels: panels, columns: groups.count > 4 ? 3 : nil, labels: labels
    ).figure()
  }

  private func panel(
    title: String, _ rows: AgreementRows, _ analysis: AgreementAnalysis
  ) -> BlandAltmanFigure.Panel {
    let points = rows.subjects.indices.map { row in
      AgreementPoint(id: rows.subjects[row], reference: rows.reference[row], measured: rows.measured[row])
    }
    let lines =
      analysis.ratios.map { AgreementLines($0, multiplier: query.multiplier) }
      ?? AgreementLines(analysis.limits)
    return BlandAltmanFigure.Panel(title: title, points: points, agreement: lines)
  }

  private var labels: AgreementLabels {
    AgreementLabels(
      quantity: "", unit: query.unit, differenceUnit: query.unit == "%" ? "percentage points" : query.unit,
      method: query.measured, reference: query.reference, item: "pair", scale: query.scale,
      methodInText: query.measured)
  }
}
