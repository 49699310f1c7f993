import ApicalCohort
import ApicalEngine
import ApicalMetrics
import ApicalReport
import ApicalStats
public import Foundation

extension Study {
  /// Reads and checks a study file.
  /// - Throws: ``StudyError`` that names the file, the line and what was expected.
  public init(file: URL) throws(StudyError) {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw StudyError(
        file: file.path, line: nil, problem: "cannot be read. Check the path of the study file.")
    }
    try self.init(yaml: text, file: file.lastPathComponent)
  }

  /// - Parameters:
  ///   - yaml: The text of the file.
  ///   - file: Its name for messages.
  public init(yaml: String, file: String) throws(StudyError) {
    let root = try YAMLSection(text: yaml, file: file)
    try root.allow([
      "name", "title", "question", "seed", "cohort", "model", "models", "measures", "ef", "timing", "range",
      "agreement", "augmentation", "subsets", "report",
    ])
    name = try root.string("name")
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else {
      throw root.wrong("name", "letters, digits, '-', '_' and '.'")
    }
    title = try root.string("title", default: name)
    question = try root.string("question", default: "")
    seed = UInt64(try root.integer("seed", in: 0...Int.max, default: 0))
    cohort = try CohortChoice(root.section("cohort"))
    let models = try ModelChoice.all(root)
    model = models[0]
    otherModels = models.count > 1 ? Array(models.dropFirst()) : nil
    augmentation = try AugmentationChoice(root)
    measures = try MeasureChoice(root)
    ef = try EFChoice(root)
    timing = try TimingChoice(root) ?? (cohort.mayHoldRecordings ? .area : nil)
    range = try RangeRule(root)
    agreement = try AgreementChoice(root)
    subsets = try SubsetChoice.all(root)
    report = try ReportChoice(root)
  }
}

extension CohortChoice {
  fileprivate init(_ section: YAMLSection) throws(StudyError) {
    views = try section.choices("views", of: [.a2c, .a4c], default: [.a2c, .a4c])
    let layout = try section.string("layout")
    if layout == CohortLayout.inSilico.rawValue {
      try section.allow(["layout", "views", "exams", "beats", "style", "reader-noise", "cine"])
      wholeRecordings = try section.choice("cine", default: Truth.false) == .true
      let style: String = try section.string("style", default: "varied")
      guard ["lv-focused", "varied", "mixed"].contains(style) else {
        throw section.wrong("style", "one of lv-focused, varied, mixed")
      }
      source = .inSilico(
        exams: try section.integer("exams", in: 1...100_000),
        beats: try section.integer("beats", in: 1...20, default: 1),
        style: style,
        readerNoise: section.has("reader-noise") ? try section.number("reader-noise", in: 0...30) : nil)
      return
    }
    try section.allow(["layout", "views", "path", "subgroup", "view"])
    if section.has("view") {
      guard let kind = [ViewKind.a2c, .a4c].first(where: { $0.rawValue == (try? section.string("view")) })
      else {
        throw section.wrong("view", "A2C or A4C")
      }
      view = kind
    }
    let known: [String: CohortLayout?] = [
      "auto": nil, "camus": nil, CohortLayout.camusNIfTI.rawValue: .camusNIfTI,
      CohortLayout.camusMetaImage.rawValue: .camusMetaImage, CohortLayout.pngFolder.rawValue: .pngFolder,
      CohortLayout.recordings.rawValue: .recordings,
    ]
    guard let choice = known[layout] else {
      throw section.wrong(
        "layout", "one of auto, camus, camus-nifti, camus-metaimage, png-folder, recordings, in-silico")
    }
    source = .folder(
      path: try section.string("path", default: "."), layout: choice,
      subgroup: section.has("subgroup") ? try section.string("subgroup") : nil)
  }
}

extension CohortChoice {
  /// True unless the study names a layout of frames.
  fileprivate var mayHoldRecordings: Bool {
    switch source {
    case .inSilico: wholeRecordings == true
    case .folder(_, let layout, _): layout == nil || layout == .recordings
    }
  }
}

/// Yes or no in a study file.
private enum Truth: String, CaseIterable { case `true`, `false` }

extension ModelChoice {
  /// The key `model`, or the list `models`.
  fileprivate static func all(_ root: YAMLSection) throws(StudyError) -> [ModelChoice] {
    guard root.has("models") else { return [try ModelChoice(root.section("model"))] }
    guard !root.has("model") else { throw root.wrong("model", "to be left out beside 'models'") }
    var models: [ModelChoice] = []
    for section in try root.sections("models") { models.append(try ModelChoice(section)) }
    let names = models.compactMap(\.name)
    guard Set(names).count == names.count else {
      throw root.wrong("models", "names that differ, found \(names.joined(separator: ", "))")
    }
    return models
  }

  fileprivate init(_ section: YAMLSection) throws(StudyError) {
    try section.allow(["name", "card", "precision", "threads"])
    name = section.has("name") ? try section.string("name") : nil
    guard name.map({ (1...40).contains($0.count) && $0 != SourceRow.reference }) ?? true else {
      throw section.wrong("name", "1 to 40 characters, and not '\(SourceRow.reference)'")
    }
    card = try section.string("card")
    precision = try section.choice("precision", default: .f32)
    let threads = try section.string("threads", default: "auto")
    self.threads = threads == "auto" ? nil : try section.integer("threads", in: 1...1024)
  }
}

extension MeasureChoice {
  fileprivate init(_ root: YAMLSection) throws(StudyError) {
    labels = ["LV", "MYO"]
    emptyMask = .skipAndCount
    guard root.has("measures") else { return }
    let section = try root.section("measures")
    try section.allow(["labels", "empty-mask"])
    labels = try section.strings("labels", default: labels)
    emptyMask = try section.choice("empty-mask", default: emptyMask)
    guard labels.contains("LV"), Set(labels).count == labels.count,
      labels.allSatisfy({ ["LV", "MYO", "LA"].contains($0) })
    else {
      throw section.wrong("labels", "LV and, if wanted, MYO and LA, each once")
    }
  }
}

extension EFChoice {
  fileprivate init(_ root: YAMLSection) throws(StudyError) {
    discs = 20
    reference = .masks
    guard root.has("ef") else { return }
    let section = try root.section("ef")
    try section.allow(["discs", "reference", "plausible", "sector"])
    discs = try section.integer("discs", in: 4...200, default: discs)
    reference = try section.choice("reference", default: reference)
    plausible = try section.limits("plausible", in: 0...100)
    sector = try section.flag("sector", default: sector)
  }
}

extension RangeRule {
  /// The paper's rule: any frame with depth > 150 mm or an angle > 70°.
  public static let paper = RangeRule(depth: 150, angle: 70, comparison: .greater, quorum: .any)

  fileprivate init(_ root: YAMLSection) throws(StudyError) {
    self = .paper
    guard root.has("range") else { return }
    let section = try root.section("range")
    try section.allow(["depth", "angle", "comparison", "rule"])
    depth = try section.number("depth", in: 1...1000, default: depth)
    angle = try section.number("angle", in: 1...360, default: angle)
    comparison = try section.choice("comparison", default: comparison)
    quorum = try section.choice("rule", default: quorum)
  }
}

extension AgreementChoice {
  fileprivate init(_ root: YAMLSection) throws(StudyError) {
    multiplier = 1.96
    confidence = 0.95
    limits = .blandAltman
    guard root.has("agreement") else { return }
    let section = try root.section("agreement")
    try section.allow(["multiplier", "confidence", "limits", "acceptable"])
    if section.has("acceptable") { acceptable = try section.number("acceptable", in: 0.1...100) }
    limits = try section.choice("limits", default: limits)
    multiplier = try section.number("multiplier", in: 0.1...10, default: multiplier)
    confidence = try section.number("confidence", in: 0.5...0.9999, default: confidence)
  }
}

extension ReportChoice {
  fileprivate init(_ root: YAMLSection) throws(StudyError) {
    formats = [.html, .pdf]
    gallery = 3
    guard root.has("report") else { return }
    let section = try root.section("report")
    try section.allow(["formats", "gallery"])
    formats = try section.choices("formats", of: Document.Format.allCases, default: formats)
    gallery = try section.integer("gallery", in: 0...12, default: gallery)
  }
}
