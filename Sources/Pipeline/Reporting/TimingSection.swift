import ApicalEF
import ApicalImaging
import ApicalReport
import ApicalStats
import Foundation

/// How beats were found in whole recordings, how well, and how the contours follow the heart.
struct TimingSection {
  let results: StudyResults
  let timing: TimingResults

  /// Curves on one figure, and recordings whose contours are shown.
  static let shownCurves = 5
  static let shownSheets = 4

  init(_ results: StudyResults, _ timing: TimingResults) {
    self.results = results
    self.timing = timing
  }

  /// nil for a study of given frames.
  func section() throws -> Section? {
    guard !timing.recordings.isEmpty else { return nil }
    let tables = TimingTables(timing)
    var blocks: [Block] = [.paragraph(method)]
    if let notice = pixels { blocks.append(.notice(notice)) }
    blocks += [.table(tables.recordings), .table(tables.found)]
    if let errors = tables.errors { blocks.append(.table(errors)) }
    if let effect = tables.effect(results) { blocks.append(.table(effect)) }
    if let beats = BeatTable(results, timing).table { blocks.append(.table(beats)) }
    if timing.recordings.count > Self.shownCurves {
      blocks.append(
        .paragraph("The figures show the first \(Self.shownCurves) recordings of \(timing.recordings.count).")
      )
    }
    blocks += try timing.methods.compactMap(curves).map { .figure($0) }
    blocks += try timing.recordings.filter { !$0.frames.isEmpty }.prefix(Self.shownSheets).map {
      .figure(try FollowedContours($0).figure())
    }
    return Section("Timing", blocks: blocks)
  }

  private var method: String {
    let used = Set(timing.recordings.compactMap(\.used).map(\.name)).sorted().joined(separator: ", ")
    let models = Set(timing.recordings.flatMap(\.methods).filter { $0.name == "network" }.map(\.model))
      .sorted()
    let network =
      models.isEmpty
      ? ""
      : " Timing network: \(models.joined(separator: ", ")); it is shown a square around the LV that nine frames have."
    let area =
      timing.methods.contains("area")
      ? "Area: the LV of every frame was segmented and its area smoothed by robust local regression over ±100 ms; "
        + "ED is a maximum, ES the minimum after it."
      : "The LV's area was not followed from frame to frame: the study did not ask for it."
    return """
      ED and ES were found in whole recordings; the beats that were measured were found by: \
      \(TimingTables.words(used)).\(network) \(area) Beats that an end of the recording cuts, that \
      take an implausible time (ED to ED 300 to 2000 ms, ED to ES 100 to 700 ms) or lie in a gap were left out.
      """
  }

  private var pixels: Notice? {
    let without = timing.recordings.filter { $0.row.spacingX == nil }
    guard !without.isEmpty else { return nil }
    return Notice(
      .warning, title: "Pixels; EF only.",
      text: """
        \(without.count) of \(timing.recordings.count) recordings state no scale. Their lengths are in pixels, which are \
        taken to be square: no depth, no distance in mm and no volume in mL is given, and the range is unknown. EF of a \
        single plane is a ratio and holds.
        """)
  }

  private func curves(_ name: String) throws -> Figure? {
    let shown = timing.recordings.prefix(Self.shownCurves)
    let panels = shown.compactMap { recording -> BeatCurveFigure.Panel? in
      guard let method = recording.method(name), let rate = recording.row.frameRate,
        method.curve.contains(where: { $0 != nil })
      else { return nil }
      let scale = name == "area" && recording.row.spacingX != nil ? 0.01 : 1
      let unit = recording.row.spacingX == nil ? "area in pixels" : ""
      return BeatCurveFigure.Panel(
        title: ["\(recording.exam), \(recording.view)", name == "area" ? unit : ""].filter { !$0.isEmpty }
          .joined(separator: ", "),
        frameRate: rate, values: method.curve.map { $0.map { $0 * scale } },
        smoothed: method.smoothed.map { $0.map { $0 * scale } },
        beats: method.beats.map { .init(ed: $0.frames.ed, es: $0.frames.es, isMeasured: $0.isWhole) },
        known: recording.knownFrames.map { .init(ed: $0.ed, es: $0.es) })
    }
    guard !panels.isEmpty else { return nil }
    let isArea = name == "area"
    let unit =
      shown.allSatisfy { $0.row.spacingX != nil }
      ? "cm²" : shown.allSatisfy { $0.row.spacingX == nil } ? "pixels" : ""
    return try BeatCurveFigure(
      words: FigureWords(
        name: "\(name)-curves",
        title: isArea
          ? "LV area over the recordings" : "Phase over the recordings, as the timing network sees it"),
      quantity: isArea ? "LV area" : "Phase", unit: isArea ? unit : "ED 1, ES 0", panels: panels
    ).figure()
  }
}
