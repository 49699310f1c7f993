import ApicalEngine
import ApicalMetrics
import ApicalReport

/// The augmentation of a study: what was made, what the audits say, and pictures.
struct AugmentationSection {
  let results: AugmentationResults
  private var tables: AugmentationTable { AugmentationTable(results.audit) }

  /// nil for a study without the stage.
  init?(store: Store) throws {
    guard let results = try AugmentationResults(store: store) else { return nil }
    self.results = results
  }

  func section() throws -> Section {
    var blocks: [Block] = [.paragraph(introduction), .table(tables.summary)]
    if let occupancy = try occupancy() { blocks += [.paragraph(moved), .figure(occupancy)] }
    let sheet = try results.sheet()
    if !sheet.isEmpty {
      blocks.append(
        .figure(
          try AugmentationSheet.steps(sheet, name: "augmentation-sheet", title: "Augmented frames")))
    }
    blocks.append(flagged)
    if let table = tables.flags { blocks.append(.table(table)) }
    if let quality = tables.quality { blocks.append(.table(quality)) }
    return Section("Generative augmentation", blocks: blocks)
  }

  private var introduction: String {
    let (audit, outcome) = (results.audit, results.outcome)
    let settings = audit.settings
    let painting =
      settings.sampler == .none
      ? "Nothing was repainted: what the original does not show is black."
      : "What the original does not show was repainted by \(settings.model.map(Self.short) ?? "a denoiser") "
        + "(sampler \(settings.sampler.rawValue), \(outcome.callsPerSample) calls a frame)."
    let left =
      outcome.leftOut.isEmpty
      ? ""
      : " \(NumberFormat.count(outcome.leftOut.values.reduce(0, +))) frames could not be augmented: "
        + outcome.leftOut.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        + "."
    return """
      Of \(NumberFormat.count(outcome.originals)) labelled frames \(NumberFormat.count(outcome.samples)) samples were made \
      with the recipe \(settings.recipe.rawValue), seed \(settings.seed). \(painting) \
      \(NumberFormat.count(outcome.rejectedDraws)) drawn transformations were refused because they left less than \
      \(NumberFormat(digits: 0).string(100 * settings.rules.minimumLabel)) % of LV and MYO; \
      \(NumberFormat.count(outcome.fallbacks)) samples were left where they are.\(left) {table:augmentation-audits} says what the \
      audits found; their definitions are in docs/augmentation.md.
      """
  }

  private static func short(_ model: String) -> String {
    let parts = model.split(separator: " ")
    guard parts.count == 3 else { return model }
    return "\(parts[0]) \(parts[1]), SHA-256 \(parts[2].prefix(12))…"
  }

  /// Where the LV lies before and after.
  private func occupancy() throws -> Figure? {
    guard let before = results.audit.before.shares, let after = results.audit.after.shares else { return nil }
    let size = results.audit.before.size
    return try HeatmapFigure(
      words: FigureWords(
        name: "augmentation-occupancy", title: "Where the LV lies before and after augmentation"),
      structure: "LV",
      panels: [
        .init(title: "Original", size: size, occupancy: before, count: results.audit.before.frameCount),
        .init(title: "Augmented", size: size, occupancy: after, count: results.audit.after.frameCount),
      ]
    ).figure()
  }

  private var moved: String {
    guard let occupancy = results.audit.occupancy else {
      return "The LV is missing in originals or samples, so that its places cannot be compared."
    }
    func percent(_ value: Double) -> String { NumberFormat(digits: 1).string(100 * value) + " %" }
    return """
      The maps of {figure:augmentation-occupancy} are \(NumberFormat(digits: 3).string(occupancy.jensenShannonBits)) bits apart \
      (Jensen–Shannon, 0 to 1). \(percent(occupancy.pixelsOutsideSupport)) of the LV's pixels lie where no original has it, in \
      \(percent(occupancy.framesOutsideSupport)) of the samples.
      """
  }

  private var flagged: Block {
    let count = results.audit.samples.count { !$0.flags.isEmpty }
    guard count > 0 else { return .paragraph("No sample is flagged.") }
    return .notice(
      Notice(
        .note,
        title:
          "\(NumberFormat.count(count)) of \(NumberFormat.count(results.audit.samples.count)) samples are flagged",
        text: "A flag asks for a look, it is no verdict. {table:augmentation-flags} names them."))
  }
}
