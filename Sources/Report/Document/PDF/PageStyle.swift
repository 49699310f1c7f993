/// Measures of a page, points.
enum PageStyle {
  /// A4.
  static let size = Size(width: 595.276, height: 841.89)
  static let left = (size.width - Theme.fullWidth) / 2
  static let width = Theme.fullWidth
  static let top = 68.0
  static let bottom = size.height - 66
  static let height = bottom - top

  static let title = Font(size: 20, weight: .bold)
  static let subtitle = Font(size: 11)
  static let body = Font(size: 9.25)
  static let bodySpacing = 1.24
  static let small = Font(size: 7.5)
  static let factLabel = Font(size: 7)
  static let fact = Font(size: 8.5)
  static let caption = Font(size: 8)
  static let table = Font(size: 8.25)
  static let keyValue = Font(size: 17, weight: .semibold)
  static let keyLabel = Font(size: 8)

  static func heading(depth: Int) -> Font {
    switch depth {
    case 1: Font(size: 14.5, weight: .semibold)
    case 2: Font(size: 11, weight: .semibold)
    default: Font(size: 9.5, weight: .semibold)
    }
  }

  static func spaceAboveHeading(depth: Int) -> Double { depth == 1 ? 26 : 16 }

  static let paragraphSpace = 8.0
  static let blockSpace = 16.0
  static let cellPadding = 4.0
  static let columnGap = 14.0
  /// Between the columns of a wide table.
  static let narrowGap = 8.0
}
