public import ApicalImaging

/// A few frames of a recording on one picture, in rows from the first to the last.
public struct ContactSheet: Sendable, Equatable {
  /// Numbers of the frames that are shown, evenly spaced.
  public let frames: [Int]
  /// The picture; spacing is that of the smaller frames.
  public let image: Image

  /// - Parameters:
  ///   - count: The most frames to show.
  ///   - columns: Frames a row.
  ///   - width: Columns of pixels of each frame.
  public init(_ cine: Cine, count: Int = 20, columns: Int = 5, width: Int = 240) {
    precondition(count > 0 && columns > 0 && width > 0, "a sheet shows at least one frame")
    let shown = min(count, cine.frames.count)
    frames = (0..<shown).map { $0 * cine.frames.count / shown }
    let height = max(1, width * cine.size.height / cine.size.width)
    let tiles = frames.map { cine.frames[$0].resized(to: PixelSize(width: width, height: height)) }
    let gap = 4
    let (across, down) = (min(columns, shown), (shown + columns - 1) / columns)
    var sheet = Image(
      size: PixelSize(width: across * (width + gap) - gap, height: down * (height + gap) - gap),
      spacing: tiles[0].spacing)
    for (place, tile) in tiles.enumerated() {
      let (left, top) = (place % columns * (width + gap), place / columns * (height + gap))
      for y in 0..<height {
        for x in 0..<width { sheet[left + x, top + y] = tile[x, y] }
      }
    }
    image = sheet
  }
}
