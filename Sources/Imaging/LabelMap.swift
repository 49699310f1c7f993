/// A structure in a label map, numbered as in CAMUS.
public struct Label: RawRepresentable, Sendable, Hashable, Codable, Comparable {
  /// The number in the file.
  public let rawValue: UInt8

  /// The label of that number.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Everything that is not labelled.
  public static let background = Label(rawValue: 0)
  /// Left ventricular lumen.
  public static let lv = Label(rawValue: 1)
  /// Left ventricular myocardium.
  public static let myo = Label(rawValue: 2)
  /// Left atrium.
  public static let la = Label(rawValue: 3)

  /// Short name as the papers print it: LV, MYO, LA.
  public var name: String {
    switch self {
    case .background: "background"
    case .lv: "LV"
    case .myo: "MYO"
    case .la: "LA"
    default: "label \(rawValue)"
    }
  }

  /// The label of that short name; nil for an unknown one.
  public init?(name: String) {
    let known: [Label] = [.background, .lv, .myo, .la]
    guard let label = known.first(where: { $0.name == name }) else { return nil }
    self = label
  }

  /// By number.
  public static func < (left: Label, right: Label) -> Bool { left.rawValue < right.rawValue }
}

/// One label per pixel, on the grid of an ``Image``.
public struct LabelMap: Sendable, Equatable {
  /// Columns and rows.
  public let size: PixelSize
  /// mm per pixel; nil where the source does not state a scale.
  public var spacing: Spacing?
  /// `size.count` label numbers, row after row.
  public var labels: [UInt8]

  /// - Precondition: `size.count` labels.
  public init(size: PixelSize, spacing: Spacing?, labels: [UInt8]) {
    precondition(labels.count == size.count, "\(size) labels needed, \(labels.count) given")
    self.size = size
    self.spacing = spacing
    self.labels = labels
  }

  /// Number of columns.
  public var width: Int { size.width }
  /// Number of rows.
  public var height: Int { size.height }

  /// The label in column x of row y, both from 0.
  public subscript(x: Int, y: Int) -> Label {
    get { Label(rawValue: labels[y * width + x]) }
    set { labels[y * width + x] = newValue.rawValue }
  }

  /// The pixels that carry `label`.
  public func mask(of label: Label) -> Mask {
    Mask(size: size, isInside: labels.map { $0 == label.rawValue })
  }

  /// The labels that occur, background left out, in ascending order.
  public var presentLabels: [Label] {
    var seen = [Bool](repeating: false, count: 256)
    for value in labels { seen[Int(value)] = true }
    return (1..<256).filter { seen[$0] }.map { Label(rawValue: UInt8($0)) }
  }
}
