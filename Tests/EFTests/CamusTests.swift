import ApicalEF
import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Reference masks of CAMUS: Leclerc et al., IEEE Trans. Med. Imaging 2019, doi 10.1109/TMI.2019.2900516.
struct CamusTests {
  /// `LVedv: 94.0` and so on.
  private func recorded(_ key: String, _ patient: String) throws -> Double {
    let text = try String(
      contentsOf: SharedData.path("camus-mhd/\(patient)/Info_2CH.cfg"), encoding: .utf8)
    let line = try #require(text.split(whereSeparator: \.isNewline).first { $0.hasPrefix(key + ":") })
    return try #require(Double(line.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)))
  }

  private func labels(_ patient: String, _ view: String, _ phase: String) throws -> LabelMap {
    try ImageFile.readLabels(
      SharedData.path("camus-mhd/\(patient)/\(patient)_\(view)_\(phase)_gt.mhd"))
  }

  private func beats(_ patient: String, grid: (PixelSize) -> PixelSize = { $0 }) throws -> [BeatContours] {
    try [(EFView.a2c, "2CH"), (.a4c, "4CH")].map { view, name in
      func map(_ phase: String) throws -> LabelMap {
        let map = try labels(patient, name, phase)
        return map.resized(to: grid(map.size))
      }
      return try BeatContours(view: view, beat: 1, ed: map("ED"), es: map("ES"))
    }
  }

  /// The data set's own volumes come from the same masks by code of its authors.
  @Test(
    .enabled(if: SharedData.has("camus-mhd")),
    arguments: (1...5).map { "patient000\($0)" })
  func volumesAndEFOfTheDataSet(_ patient: String) throws {
    let result = try EFResult(beats: beats(patient))
    #expect(result.method == .biplane)
    #expect(abs(result.edv / (try recorded("LVedv", patient)) - 1) < 0.15)
    #expect(abs(result.esv / (try recorded("LVesv", patient)) - 1) < 0.15)
    #expect(abs(result.ef - (try recorded("LVef", patient))) < 4)
  }

  /// EDV and ESV by a Python program with the notebook's procedure (scikit-image's `find_contours`, Pillow's
  /// resize).
  static let notebookVolumes: [(patient: String, edv: Double, esv: Double)] = [
    ("patient0001", 95, 45), ("patient0002", 118, 72), ("patient0003", 105, 52), ("patient0004", 97, 42),
    ("patient0005", 71, 37),
  ]

  /// The notebook's EF lies below that which the data set states for the same masks; the convention of record
  /// meets it.
  @Test(.enabled(if: SharedData.has("camus-mhd")), arguments: notebookVolumes)
  func notebook(_ patient: String, _ edv: Double, _ esv: Double) throws {
    let beats = try [(EFView.a2c, "2CH"), (.a4c, "4CH")].map { view, name in
      ViewBeat(view: view, ed: try labels(patient, name, "ED"), es: try labels(patient, name, "ES"))
    }
    let matrix = try ConventionMatrix(maps: beats)
    let notebook = try #require(matrix.row(.camusNotebook))
    #expect(notebook.edv == edv)
    #expect(notebook.esv == esv)
    let stated = try recorded("LVef", patient)
    let record = try #require(matrix.row(.ofRecord)?.ef)
    #expect(abs(record - stated) < 0.5)
    #expect((-11 ... -4).contains(try #require(notebook.ef) - stated))
  }

  @Test(.enabled(if: SharedData.has("camus-mhd")), arguments: [0.5, 1.5, 2])
  func resolutionDoesNotMatter(_ factor: Double) throws {
    let plain = try EFResult(beats: beats("patient0002"))
    let scaled = try EFResult(
      beats: beats("patient0002") {
        PixelSize(width: Int(Double($0.width) * factor), height: Int(Double($0.height) * factor))
      })
    #expect(abs(scaled.ef - plain.ef) < 0.5)
    // At half resolution a pixel is 0.6 mm wide: the mask itself changes by about 1 % of its volume.
    #expect(abs(scaled.edv / plain.edv - 1) < (factor < 1 ? 0.02 : 0.01))
  }

  /// The annotated atrium tells where the base is: the mitral plane must lie against it, and the axis point
  /// away.
  @Test(
    .enabled(if: SharedData.has("camus-a4c")), arguments: stride(from: 10, through: 450, by: 40).map { $0 })
  func axisRunsFromTheAtriumToTheApex(_ number: Int) throws {
    let patient = "patient" + String(repeating: "0", count: number < 100 ? 2 : 1) + "\(number)"
    guard SharedData.has("camus-a4c/\(patient)") else { return }
    for phase in ["ED", "ES"] {
      let map = try ImageFile.readLabels(
        SharedData.path("camus-a4c/\(patient)/\(patient)_4CH_\(phase)_gt.nii.gz"))
      let axis = try LongAxis(map)
      let spacing = try #require(map.spacing)
      #expect(axis.rule == .myocardialOpening)
      #expect((50...130).contains(axis.length))
      #expect((15...60).contains(axis.mitralWidth))
      #expect(axis.apex.y < axis.base.y - 40)
      let beyond = (
        x: axis.base.x + (axis.base.x - axis.apex.x) / axis.length * 8,
        y: axis.base.y + (axis.base.y - axis.apex.y) / axis.length * 8
      )
      let (column, row) = (Int(beyond.x / spacing.x), Int(beyond.y / spacing.y))
      // A shallow image may end within 8 mm of the mitral plane.
      guard (0..<map.width).contains(column), (0..<map.height).contains(row) else { continue }
      #expect(map[column, row] == .la, "\(patient) \(phase)")
    }
  }
}
