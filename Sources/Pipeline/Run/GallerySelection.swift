import ApicalCohort
import ApicalImaging
internal import GRDB

/// Picks the frames with the best, median and worst LV Dice and keeps their images in the store.
struct GallerySelection {
  /// Frames of each kind.
  let count: Int

  /// Ids of frames in ascending order of Dice; ties by id, so that the choice does not depend on the run.
  static func ranked(_ metrics: [FrameMetricRow]) -> [FrameMetricRow] {
    metrics.filter { $0.label == Label.lv.name && $0.dice != nil }
      .sorted { ($0.dice!, $0.frame) < ($1.dice!, $1.frame) }
  }

  /// Best, median and worst of ranked frames, without overlap; one frame a view while there are enough views.
  func pick(from ranked: [FrameMetricRow]) -> (
    best: [FrameMetricRow], median: [FrameMetricRow], worst: [FrameMetricRow]
  ) {
    var seen: Set<String> = []
    let distinct = ranked.filter { seen.insert(Self.view(of: $0.frame)).inserted }
    let ranked = distinct.count >= 3 * count ? distinct : ranked
    let each = min(count, ranked.count / 3)
    let middle = (ranked.count - each) / 2
    return (
      best: ranked.suffix(each).reversed(), median: Array(ranked[middle..<(middle + each)]),
      worst: Array(ranked.prefix(each))
    )
  }

  /// Exam and view, the first parts of a frame's id.
  private static func view(of frame: String) -> String {
    frame.split(separator: "/").prefix(2).joined(separator: "/")
  }

  /// Reads the chosen frames again and stores their pixels. A frame that cannot be read any more is left out.
  func keepPreviews(of cohort: Cohort, in store: Store) throws {
    let chosen = pick(from: Self.ranked(try store.all(FrameMetricRow.self)))
    let wanted = Set((chosen.best + chosen.median + chosen.worst).map(\.frame))
    let kept = try Set(store.all(PreviewRow.self).map(\.frame))
    for frame in cohort.exams.flatMap({ $0.views.flatMap(\.frames) })
    where wanted.subtracting(kept).contains(frame.id) {
      guard let image = try? frame.source.image() else { continue }
      let row = PreviewRow(frame: frame.id, png: PNG.encode(image))
      try store.write { try row.insert($0) }
    }
  }
}
