public import ApicalImaging
public import ApicalMetrics

extension Label {
  /// A structure as written on the command line: a name of CAMUS such as `MYO`, or a number from 1 to 255.
  ///
  /// nil for anything else, and for the background.
  public init?(argument: String) {
    guard argument.first != "+",
      let label = Label(name: argument) ?? UInt8(argument).map({ Label(rawValue: $0) }), label != .background
    else { return nil }
    self = label
  }
}

extension Region {
  /// A region as written on the command line: `LV=1`, `EPI=1+2`, a name of CAMUS such as `MYO`, or a number.
  ///
  /// nil for anything else, and for label 0, which is the background.
  public init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1:
      if let label = Label(argument: argument) {
        self.init(label)
      } else if let labels = Self.labels(argument) {
        self.init(name: argument, labels: labels)
      } else {
        return nil
      }
    case 2:
      guard !parts[0].isEmpty, let labels = Self.labels(parts[1]) else { return nil }
      self.init(name: parts[0], labels: labels)
    default: return nil
    }
  }

  private static func labels(_ text: String) -> [Label]? {
    let numbers = text.split(separator: "+", omittingEmptySubsequences: false).compactMap { UInt8($0) }
    guard numbers.count == text.count(where: { $0 == "+" }) + 1, !numbers.contains(0) else { return nil }
    return numbers.map { Label(rawValue: $0) }
  }
}
