import ApicalCohort
import ApicalImaging
internal import GRDB

/// Picks the frames with the best, median and worst LV Dice and keeps their images in the store.
struct GallerySelection {
  /// Frames of each kind.
  let count: Int
  /// Exams shown in which two models differ most.
  static let differing = 6

  /// Ids of frames in ascending order of Dice; ties by id, so that the choice does not depend on the run.
  static func ranked(_ metrics: [FrameMetricRow]) -> [FrameMetricRow] {
    metrics.filter { $0.label == Label.lv.name && $0.dice != nil }
      .sorted { ($0.dice!, $0.frame) < ($1.dice!, $1.frame) }
  }

  /// Best, median and worst of ranked frames, none of them twice; each row shows different views while it can.
  func pick(
    from ranked: [FrameMetricRow]
  ) -> (best: [FrameMetricRow], median: [FrameMetricRow], worst: [FrameMetricRow]) {
    let each = min(count, ranked.count / 3)
    let middle = Double(ranked.count - 1) / 2
    let central = ranked.indices.sorted { (abs(Double($0) - middle), $0) < (abs(Double($1) - middle), $1) }
    var used: Set<String> = []
    let best = Self.take(each, from: ranked.reversed(), &used)
    let worst = Self.take(each, from: ranked, &used)
    let median = Self.take(each, from: central.map { ranked[$0] }, &used)
    return (best: best, median: median, worst: worst)
  }

  /// The first frames that are not used yet: one a view, then any.
  private static func take(
    _ count: Int, from candidates: [FrameMetricRow], _ used: inout Set<String>
  ) -> [FrameMetricRow] {
    var views: Set<String> = []
    let free = candidates.filter { !used.contains($0.frame) }
    let distinct = free.filter { views.insert(view(of: $0.frame)).inserted }
    let chosen = Array((distinct.count >= count ? distinct : free).prefix(count))
    used.formUnion(chosen.map(\.frame))
    return chosen
  }

  /// Exam and view, the first parts of a frame's id.
  private static func view(of frame: String) -> String {
    frame.split(separator: "/").prefix(2).joined(separator: "/")
  }

  /// Reads the chosen frames again and stores their pixels. A frame that cannot be read any more is left out.
  func keepPreviews(of cohort: Cohort, in store: Store) throws {
    let results = try StudyResults(store: store)
    var wanted: Set<String> = []
    for model in results.perModel {
      let chosen = pick(from: Self.ranked(model.metrics(Label.lv.name)))
      wanted.formUnion((chosen.best + chosen.median + chosen.worst).map(\.frame))
    }
    for pair in ModelPair.all(results) {
      wanted.formUnion(LargestDifferences(pair, count: Self.differing).items.compactMap(\.frame))
    }
    let kept = try Set(store.all(PreviewRow.self).map(\.frame))
    for frame in cohort.exams.flatMap({ $0.views.flatMap(\.frames) })
    where wanted.subtracting(kept).contains(frame.id) {
      guard let image = try? frame.source.image() else { continue }
      let row = PreviewRow(frame: frame.id, png: PNG.encode(image))
      try store.write { try row.insert($0) }
    }
    try keepPreviews(ofRecordings: cohort, wanted.subtracting(kept), in: store)
  }

  /// Frames that were cut out of whole recordings.
  private func keepPreviews(
    ofRecordings cohort: Cohort, _ wanted: Set<String>, in store: Store
  ) throws {
    let recordings = cohort.exams.flatMap { $0.views.flatMap(\.recordings) }
    guard !recordings.isEmpty else { return }
    for frame in try store.all(FrameRow.self) where wanted.contains(frame.id) {
      guard let index = frame.frameIndex,
        let source = recordings.first(where: { frame.location == "\($0.location) frame \(index)" }),
        let image = try? source.image(frame: index)
      else { continue }
      let row = PreviewRow(frame: frame.id, png: PNG.encode(image))
      try store.write { try row.insert($0) }
    }
  }
}
