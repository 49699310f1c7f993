import ApicalImaging
import ApicalMetrics
import Foundation

// Times the measures of one pair of label maps on one core, decoding excluded. With a folder as argument it also
// writes the pairs and the times there, for peers.py to measure the same.

let folder = CommandLine.arguments.dropFirst().first.map { URL(fileURLWithPath: $0) }
let surface =
  Measure.allCases.filter { $0.isDistance && $0 != .contourMean && $0 != .contourMaximum } + [
    .nsd, .nsdLengthWeighted,
  ]
var table = ["size,label,dice_hausdorff_us,dice,hd_mm"]

func report(_ pair: String, _ label: Label, _ measures: String, _ time: Double) {
  print(
    [pair.padded(16), label.name.padded(5), measures.padded(26)].joined(separator: "  "),
    String(format: "%10.1f", time))
}

/// Times one structure of a pair; the time of Dice and Hausdorff distance goes into the table.
///
/// - Parameter isHard: Takes the measures of boundary pixels alone.
@MainActor func time(_ pair: MaskPair, _ label: Label, isHard: Bool = false) throws {
  func comparison() throws -> RegionComparison {
    try RegionComparison(of: Region(label), prediction: pair.prediction, reference: pair.reference)
  }
  report(pair.name, label, "Dice", try medianMicroseconds { try comparison().confusion.dice ?? 0 })
  let both = try medianMicroseconds {
    let comparison = try comparison()
    return try (comparison.confusion.dice ?? 0) + comparison.hausdorff()
  }
  report(pair.name, label, "Dice + Hausdorff", both)
  let (dice, hd) = (try comparison().confusion.dice ?? 0, try comparison().hausdorff())
  table.append("\(pair.reference.width)x\(pair.reference.height),\(label.rawValue),\(both),\(dice),\(hd)")
  let sets: [(String, [Measure])] = [
    ("standard set", Measure.standard), ("all surface measures", surface), ("contours", [.contourMean]),
  ]
  for (name, measures) in sets.prefix(isHard ? 1 : 3) {
    let time = try medianMicroseconds {
      let scores = try RegionScores(comparison(), measures: measures, policy: .skipAndCount, tolerance: 1)
      return Double(scores.values.count)
    }
    report(pair.name, label, name, time)
  }
}

let warmUpPair = MaskPair.heart(MaskPair.sizes[0])
try warmUp {
  try RegionComparison(
    of: Region(.lv), prediction: warmUpPair.prediction, reference: warmUpPair.reference
  ).hausdorff()
}

print("pair              label  measures                     median µs")
for size in MaskPair.sizes {
  let pair = MaskPair.heart(size)
  for label in [Label.lv, .myo] { try time(pair, label) }
  if let folder {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let name = "\(size.width)x\(size.height)"
    try PNG.write(pair.reference, to: folder.appendingPathComponent("\(name)-reference.png"))
    try PNG.write(pair.prediction, to: folder.appendingPathComponent("\(name)-prediction.png"))
  }
}
if let folder {
  let text = table.joined(separator: "\n") + "\n"
  try text.write(to: folder.appendingPathComponent("apical.csv"), atomically: true, encoding: .utf8)
}

print("\nfar apart, 800×600  measures                     median µs")
for pair in MaskPair.hard(MaskPair.sizes[1]) { try time(pair, .lv, isHard: true) }

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
