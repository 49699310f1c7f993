import ApicalImaging
import ApicalMetrics
import Foundation

// Times the measures of one pair of label maps on one core, decoding excluded. With a folder as argument it also
// writes the pairs there, for peers.py to measure the same.

let folder = CommandLine.arguments.dropFirst().first.map { URL(fileURLWithPath: $0) }
let standard = Measure.standard
let surface =
  Measure.allCases.filter(\.isDistance) + [.nsd, .nsdLengthWeighted]

print("size       label  measures                       median µs")
for size in [PixelSize(width: 256, height: 256), PixelSize(width: 800, height: 600)] {
  let pair = HeartPair(size: size)
  if let folder {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try PNG.write(pair.reference, to: folder.appendingPathComponent("\(size.width)-reference.png"))
    try PNG.write(pair.prediction, to: folder.appendingPathComponent("\(size.width)-prediction.png"))
  }
  for label in [Label.lv, .myo] {
    func row(_ name: String, _ work: () throws -> Double) throws {
      let time = try medianMicroseconds(work)
      let columns = ["\(size.width)×\(size.height)".padded(9), label.name.padded(5), name.padded(29)]
      print(columns.joined(separator: "  "), String(format: "%10.1f", time))
    }
    func comparison() throws -> RegionComparison {
      try RegionComparison(of: Region(label), prediction: pair.prediction, reference: pair.reference)
    }
    try row("Dice") { try comparison().confusion.dice ?? 0 }
    try row("Dice + Hausdorff") {
      let comparison = try comparison()
      return try (comparison.confusion.dice ?? 0) + comparison.hausdorff()
    }
    for (name, measures) in [
      ("standard set", standard), ("surface", [.hd95]), ("corners", [.hdCorner]), ("sets", [.hdSet]),
      ("contours", [.contourMean]), ("all surface measures", surface),
    ] {
      try row(name) {
        try RegionScores(comparison(), measures: measures, policy: .skipAndCount, tolerance: 1).values.count
          == measures.count ? 1 : 0
      }
    }
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
