internal import ApicalImaging
internal import Foundation
public import ApicalStats

/// One exam, or one row of a table, measured by two methods.
public struct AgreementPoint: Sendable, Equatable, Codable {
  /// The exam.
  public let id: String
  /// Value of the reference method.
  public let reference: Double
  /// Value of the method under test, in the same unit.
  public let measured: Double
  /// True outside of the normal acquisition range; nil where that is not known.
  public let isOutOfRange: Bool?

  /// One exam measured by two methods in the same unit.
  public init(id: String, reference: Double, measured: Double, isOutOfRange: Bool? = nil) {
    self.id = id
    self.reference = reference
    self.measured = measured
    self.isOutOfRange = isOutOfRange
  }

  /// Mean of both methods.
  public var mean: Double { (reference + measured) / 2 }
  /// Measured − reference.
  public var difference: Double { measured - reference }

  /// Said on hover.
  var title: String {
    let digits = Swift.max(
      1, min(4, 3 - Int(log10(Swift.max(abs(reference), abs(measured), 1e-9)).rounded(.up))))
    let format = NumberFormat(digits: digits)
    return "\(id): reference \(format.string(reference)), measured \(format.string(measured))"
  }

  /// What is drawn over the mean: the difference, 100 × difference / mean, or measured / reference.
  public func difference(on scale: AgreementScale) -> Double {
    switch scale {
    case .difference: difference
    case .percent: 100 * difference / mean
    case .logRatio: measured / reference
    }
  }
}

/// What two methods measured, in words.
public struct AgreementLabels: Sendable, Equatable, Codable {
  /// What is measured, such as "EF".
  public var quantity: String
  /// Its unit.
  public var unit: String
  /// Unit of differences.
  public var differenceUnit: String
  /// The method under test, as in "Automatic".
  public var method: String
  /// The method within a sentence, as in "automatic".
  public var methodInText: String
  /// The method it is compared with, as in "reference".
  public var reference: String
  /// When an exam is out of range, as in "depth > 150 mm or sector angle > 70° in any frame".
  public var rangeRule: String
  /// What one point is, as in "exam".
  public var item: String
  /// What is drawn over the mean; ratios on the scale ``AgreementScale/logRatio``.
  public var scale: AgreementScale

  /// The words; those of ejection fraction unless given.
  public init(
    quantity: String = "EF", unit: String = "%", differenceUnit: String = "percentage points",
    method: String = "Automatic", reference: String = "reference", rangeRule: String = "",
    item: String = "exam", scale: AgreementScale = .difference, methodInText: String? = nil
  ) {
    self.quantity = quantity
    self.unit = unit
    self.differenceUnit = differenceUnit
    self.method = method
    self.methodInText = methodInText ?? method.lowercasedFirst
    self.reference = reference
    self.rangeRule = rangeRule
    self.item = item
    self.scale = scale
  }

  /// Title of the axis of means.
  var meanTitle: String { "Mean of \(methodInText) and \(reference) \(quantity)".trimmed }

  /// Title of the axis of differences; the quantity only where there is room.
  func differenceTitle(isLong: Bool) -> String {
    switch scale {
    case .difference: "\(method) − \(reference)\(isLong ? " \(quantity)" : "")".trimmed
    case .percent: isLong ? "(\(method) − \(reference)) / mean" : "Difference / mean"
    case .logRatio: "\(method) / \(reference)\(isLong ? " \(quantity)" : "")".trimmed
    }
  }

  /// Unit of that axis.
  var drawnUnit: String {
    switch scale {
    case .difference: differenceUnit
    case .percent: "%"
    case .logRatio: ""
    }
  }
}

extension [AgreementPoint] {
  /// Dots by range: in range, out of range, not known; empty groups are left out, and names where nobody could point at one.
  func dots(_ place: (AgreementPoint) -> Point) -> [Mark] {
    let groups: [(Bool?, DotStyle)] = [(nil, .unclassified), (false, .inRange), (true, .outOfRange)]
    return groups.compactMap { isOutOfRange, style in
      let group = filter { $0.isOutOfRange == isOutOfRange }
      if group.isEmpty { return nil }
      return .dots(
        group.map(place), style.among(count), titles: count > Scene.mostSymbols ? [] : group.map(\.title))
    }
  }

  /// Keys to the groups that occur; with their sizes where each exam is drawn once.
  func legend(withCounts: Bool, item: String) -> [LegendEntry] {
    let groups: [(Bool?, DotStyle, String)] = [
      (false, .inRange, "In range"), (true, .outOfRange, "Out of range"),
      (nil, .unclassified, item.prefix(1).uppercased() + item.dropFirst() + "s"),
    ]
    return groups.compactMap { isOutOfRange, style, label in
      let n = count { $0.isOutOfRange == isOutOfRange }
      let size = withCounts ? " (n = \(NumberFormat.count(n)))" : ""
      return n == 0 ? nil : LegendEntry(.dot(style), label + size)
    }
  }
}

extension DotStyle {
  /// Smaller and more transparent where so many points are drawn that they would hide each other and the lines.
  fileprivate func among(_ count: Int) -> DotStyle {
    guard count > 1000 else { return self }
    return DotStyle(
      shape: shape, colour: colour.opacity(count > 20_000 ? 0.2 : 0.45), radius: count > 20_000 ? 0.9 : 1.3)
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
