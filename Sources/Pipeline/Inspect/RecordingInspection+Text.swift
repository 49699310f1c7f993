import ApicalImaging
import Foundation

extension RecordingInspection {
  /// The lines that `apical inspect FILE` prints.
  public var text: String {
    var lines: [(name: String, value: String)] = [
      ("format", "\(source.format.rawValue) · \(source.encoding)"),
      ("frames", frameText),
      ("size", source.storedSize == size ? "\(size)" : "\(size), stored as \(source.storedSize)"),
      (
        "frame rate",
        frameRate.map { "\(Self.number($0, 3)) frames/s, by \(source.frameRate.name)" } ?? "none"
      ),
      ("duration", duration.map { "\(Self.number($0, 3)) s" } ?? "–"),
      ("spacing", spacing.map { "\(Self.text($0)) mm, by \(source.spacing.name)" } ?? "none"),
      ("depth", depth.map { "\(Self.number($0, 1)) mm" } ?? "–"),
      ("sector angle", angle.map { "\(Self.number($0, 1))°" } ?? "–"),
      ("grey", source.grey.name),
    ]
    lines += source.regions.map { ("region", Self.text($0)) }
    if let rate = source.heartRate { lines.append(("heart rate", "\(Self.number(rate, 0)) beats/min")) }
    if !source.rWaveTimes.isEmpty {
      lines.append(("R waves", source.rWaveTimes.map { Self.number($0, 0) }.joined(separator: ", ") + " ms"))
    }
    let scanner = [source.manufacturer, source.model].compactMap(\.self).joined(separator: " ")
    if !scanner.isEmpty { lines.append(("scanner", scanner)) }
    let width = lines.map(\.name.count).max() ?? 0
    let body = lines.map {
      "  " + $0.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.value
    }
    let remarks = notes.map { "  \($0.code)  \($0.message)" }
    return ([file, ""] + body + (notes.isEmpty ? [] : ["", "Notes:"]) + remarks).joined(separator: "\n")
  }

  private var frameText: String {
    guard let announced = source.announcedFrames, announced != frames else { return "\(frames)" }
    return "\(frames) of \(announced)"
  }

  private static func text(_ region: UltrasoundRegion) -> String {
    let scale = region.spacing.map { ", \(text($0)) mm" } ?? ""
    return "\(region.dataType.rawValue), \(region.spatialFormat.rawValue): \(region.rectangle)\(scale)"
  }

  private static func text(_ spacing: Spacing) -> String {
    spacing.x == spacing.y ? number(spacing.x, 4) : "\(number(spacing.x, 4)) × \(number(spacing.y, 4))"
  }

  private static func number(_ value: Double, _ digits: Int) -> String {
    value.formatted(
      .number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en_US")))
  }
}

extension FrameRateSource {
  fileprivate var name: String {
    switch self {
    case .frameTime: "FrameTime"
    case .frameTimeVector: "FrameTimeVector"
    case .cineRate: "CineRate"
    case .displayRate: "RecommendedDisplayFrameRate"
    case .timeStamps: "the frames' time stamps"
    case .header: "the header"
    case .none: "nothing"
    }
  }
}

extension SpacingSource {
  fileprivate var name: String {
    switch self {
    case .ultrasoundRegion: "the calibrated region"
    case .pixelSpacing: "PixelSpacing"
    case .header: "the header"
    case .none: "nothing"
    }
  }
}

extension GreyConversion {
  fileprivate var name: String {
    switch self {
    case .stored: "as stored"
    case .inverted: "as stored, inverted"
    case .luma: "coded luma"
    case .limitedLuma: "coded luma of 16…235, spread to 0…255"
    case .colour: "luma of red, green and blue"
    case .palette: "luma of a palette"
    }
  }
}
