public import ApicalImaging

/// A named structure: one label, or several taken together, such as LV and MYO.
public struct Region: Sendable, Hashable, Codable {
  /// As tables print it.
  public let name: String
  /// The labels that count as inside.
  public let labels: [Label]

  /// - Precondition: at least one label.
  public init(name: String, labels: [Label]) {
    precondition(!labels.isEmpty, "a region needs a label")
    self.name = name
    self.labels = labels
  }

  /// One label under its own name.
  public init(_ label: Label) { self.init(name: label.name, labels: [label]) }

  /// The ventricle with its wall: the area inside of the epicardium.
  public static let epicardium = Region(name: "LV∪MYO", labels: [.lv, .myo])
}
