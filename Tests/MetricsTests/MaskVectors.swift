import ApicalImaging
import Foundation
import Testing
import TestSupport

/// The 15 mask pairs with the values of four libraries: medpy 0.5.2, surface-distance 0.1,
/// MetricsReloaded cb38dfc and SimpleITK 2.5.
struct MaskVector: CustomTestStringConvertible {
  let name: String
  let prediction, reference: Mask
  let spacing: Spacing
  /// As printed: a number, nothing, "inf" or "RuntimeError".
  let columns: [String: String]

  var testDescription: String { name }

  /// The library's number; nil where it gave none.
  func value(_ column: String) -> Double? {
    columns[column].flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
  }

  static let all: [MaskVector] = {
    guard SharedData.has("vectors/masks") else { return [] }
    let lines = text("vectors/seg_metrics_cross_library.csv")
    let header = lines[0]
    return lines.dropFirst().map { fields in
      let columns = Dictionary(uniqueKeysWithValues: zip(header, fields))
      return MaskVector(
        name: fields[0], prediction: mask("\(fields[0])_pred"), reference: mask("\(fields[0])_ref"),
        spacing: try! Spacing(
          x: Double(columns["spacing_col"]!)!, y: Double(columns["spacing_row"]!)!), columns: columns)
    }
  }()

  private static func mask(_ name: String) -> Mask {
    let rows = text("vectors/masks/\(name).csv")
    return Mask(
      size: PixelSize(width: rows[0].count, height: rows.count),
      isInside: rows.flatMap { $0 }.map { Double($0)! != 0 })
  }

  private static func text(_ part: String) -> [[String]] {
    let content = try! String(contentsOf: SharedData.path(part), encoding: .utf8)
    return content.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
