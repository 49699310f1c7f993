/// A figure with its caption, small enough for one page.
struct FigureBox {
  static let captionGap = 7.0
  let caption: TextLayout
  /// Factor on the figure's own size.
  let scale: Double
  /// Figure and caption together, points.
  let height: Double

  init(_ figure: Figure, label: String) {
    caption = TextLayout(
      [
        TextSpan("\(label). ", weight: .semibold, colour: Palette.ink),
        TextSpan("\(figure.title). ", weight: .medium, colour: Palette.ink), TextSpan(figure.caption),
      ], font: PageStyle.caption, width: PageStyle.width, spacing: 1.18)
    let size = figure.scene.size
    let room = PageStyle.height - caption.size.height - Self.captionGap
    scale = min(1, PageStyle.width / size.width, max(room, 72) / size.height)
    height = size.height * scale + Self.captionGap + caption.size.height
  }
}
