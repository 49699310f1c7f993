import ApicalEF
import ApicalImaging
import ApicalReport
import Foundation

/// Every n-th frame of a beat with the contour of its LV.
struct FollowedContours {
  let recording: TimedResult
  private static let columns = 5

  init(_ recording: TimedResult) { self.recording = recording }

  func figure() throws -> Figure {
    let items = try recording.frames.map(item)
    let rows = stride(from: 0, to: items.count, by: Self.columns).map { start in
      GalleryFigure.Row(title: "", items: Array(items[start..<min(items.count, start + Self.columns)]))
    }
    let name = "\(recording.exam), \(recording.view)"
    return try GalleryFigure(
      words: FigureWords(
        name: "followed-\(recording.row.id)", title: "Contours through a beat: \(name)",
        caption: """
          Frames of one beat of \(recording.row.location) with the automatic contour of the LV. Frame numbers count from 0; \
          times are from the first frame shown.
          """),
      rows: rows, names: (reference: "", prediction: "Automatic LV")
    ).figure()
  }

  private func item(_ frame: CineFrameRow) throws -> GalleryFigure.Item {
    let name = "\(recording.row.id) frame \(frame.frame)"
    var image = try PNG.decodeImage(frame.image, path: name)
    let labels = try PNG.decodeLabels(frame.labels, path: name)
    if let x = recording.row.spacingX, let y = recording.row.spacingY {
      image.spacing = try Spacing(x: x, y: y)
        .resampled(from: PixelSize(width: recording.row.width, height: recording.row.height), to: image.size)
    }
    return GalleryFigure.Item(
      id: name, image: image, reference: [], prediction: labels.mask(of: .lv).contours(),
      captionLines: [caption(frame.frame)])
  }

  private func caption(_ frame: Int) -> String {
    let beat = recording.measured.first { $0.ed == frame || $0.es == frame }
    let phase = beat.map { $0.ed == frame ? "ED, " : "ES, " } ?? ""
    let first = recording.frames.first?.frame ?? 0
    let time =
      recording.row.frameRate.map { ", \(Int((1000 * Double(frame - first) / $0).rounded())) ms" } ?? ""
    return "\(phase)frame \(frame)\(time)"
  }
}
