import ApicalImaging
public import Foundation

/// A small study with real files: ellipses as ventricles, a tiny network that finds them by their grey value, and a
/// study file that joins the two.
public struct MiniatureStudy: Sendable {
  /// Holds everything; deleted with the last copy of this value.
  public let folder: TemporaryFolder
  /// The cohort in CAMUS layout.
  public var data: URL { folder.file("data") }
  /// The study file.
  public var study: URL { folder.file("study.yml") }
  /// A folder for results that is not there yet.
  public func output(_ name: String = "out") -> URL { folder.file(name) }

  static let size = PixelSize(width: 160, height: 200)
  static let spacing = try! Spacing(x: 0.8, y: 0.7)

  /// Semi-axes in mm of the half ellipse that is the ventricle, by exam, view and phase.
  static func semiAxes(exam: Int, view: String, phase: String) -> (length: Double, radius: Double) {
    let base = (length: 80 + Double(exam % 5), radius: (view == "2CH" ? 21 : 23) + Double(exam % 3))
    return phase == "ED" ? base : (length: base.length * 0.88, radius: base.radius * 0.76)
  }

  /// Writes the files of a cohort, its network and its study.
  public init(exams: Int, views: [String] = ["2CH", "4CH"]) throws {
    folder = try TemporaryFolder()
    for exam in 1...exams {
      for view in views {
        for phase in ["ED", "ES"] { try Self.write(exam: exam, view: view, phase: phase, to: data) }
      }
    }
    try writeModel()
    try writeStudy()
  }

  static func id(_ exam: Int) -> String { "patient" + String(format: "%04d", exam) }

  /// Path of one file below ``data``; the suffix "_gt" is that of a mask.
  public static func file(_ exam: Int, _ view: String, _ phase: String, _ suffix: String = "") -> String {
    "\(id(exam))/\(id(exam))_\(view)_\(phase)\(suffix).nii"
  }

  /// Apex up, mitral plane down; the wall is 6 mm thick. Grey 200 in the lumen, 100 in the wall, 20 elsewhere in the
  /// sector, 0 outside.
  static func drawing(exam: Int, view: String, phase: String) -> (image: Image, labels: LabelMap) {
    let (length, radius) = semiAxes(exam: exam, view: view, phase: phase)
    return drawing(length: length, radius: radius)
  }

  /// The same of a half ellipse with these semi-axes, mm.
  static func drawing(length: Double, radius: Double) -> (image: Image, labels: LabelMap) {
    var image = Image(size: size, spacing: spacing)
    var labels = LabelMap(size: size, spacing: spacing, labels: [UInt8](repeating: 0, count: size.count))
    let base = 115.0
    for row in 0..<size.height {
      for column in 0..<size.width {
        let x = (Double(column) + 0.5 - Double(size.width) / 2) * spacing.x
        let y = (Double(row) + 0.5) * spacing.y
        guard abs(x) < y * 0.6 else { continue }
        let above = base - y
        func isInside(_ grown: Double) -> Bool {
          above > 0
            && (x / (radius + grown)) * (x / (radius + grown)) + (above / (length + grown))
              * (above / (length + grown)) < 1
        }
        let label: Label = isInside(0) ? .lv : isInside(6) ? .myo : .background
        labels[column, row] = label
        image[column, row] = label == .lv ? 200 : label == .myo ? 100 : 20
      }
    }
    return (image, labels)
  }

  private static func write(exam: Int, view: String, phase: String, to data: URL) throws {
    try FileManager.default.createDirectory(
      at: data.appendingPathComponent(id(exam)), withIntermediateDirectories: true)
    let (image, labels) = drawing(exam: exam, view: view, phase: phase)
    try NIfTI.write(image, to: data.appendingPathComponent(file(exam, view, phase)))
    try NIfTI.write(labels, to: data.appendingPathComponent(file(exam, view, phase, "_gt")))
    try "ED: 1\nES: 9\nEF: 60\n".write(
      to: data.appendingPathComponent("\(id(exam))/Info_\(view).cfg"), atomically: true, encoding: .utf8)
  }

  /// Writes the study file again, with more keys at its end.
  public func writeStudy(_ addition: String = "") throws {
    try """
    name: miniature
    title: A miniature study
    seed: 1
    cohort:
      layout: camus
    model:
      card: model/thresholds.json
    \(addition)
    """.write(to: study, atomically: true, encoding: .utf8)
  }

  /// Writes the study file with two models: "bold", and "shy", the same network on pixels darkened by `shift`, which
  /// needs a brighter lumen: from a shift of 60 on it finds none.
  public func writeStudyOfTwo(shift: Int, _ addition: String = "") throws {
    try writeCard(
      sha256: Self.modelSHA256, to: "shy.json", normalisation: #"{"mean": \#(shift), "sd": 1}"#)
    try """
    name: miniature
    title: A miniature study of two models
    seed: 1
    cohort:
      layout: camus
    models:
      - name: bold
        card: model/thresholds.json
      - name: shy
        card: model/shy.json
    \(addition)
    """.write(to: study, atomically: true, encoding: .utf8)
  }

  private func writeModel() throws {
    let model = folder.file("model")
    try FileManager.default.createDirectory(at: model, withIntermediateDirectories: true)
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("EngineTests/Fixtures")
    try FileManager.default.copyItem(
      at: fixtures.appendingPathComponent("thresholds.onnx"),
      to: model.appendingPathComponent("thresholds.onnx"))
    try writeCard(sha256: Self.modelSHA256)
  }

  /// `sha256sum thresholds.onnx`.
  static let modelSHA256 = "fe934b06f7ed31e796263b35a6616ca5a6698295fcd9fd2e1905161464706e30"

  /// Writes the model card with a digest.
  public func writeCard(
    sha256: String, to file: String = "thresholds.json", normalisation: String = #""none""#
  ) throws {
    try """
    {
      "name": "thresholds", "version": "1.0.0", "task": "segmentation", "file": "thresholds.onnx", "sha256": "\(sha256)",
      "parameters": 6,
      "input": {"name": "image", "width": 64, "height": 64, "channels": 1, "layout": "NCHW",
                "resize": "antialiased-triangle", "normalisation": \(normalisation)},
      "output": {"name": "logits", "labels": ["background", "MYO", "LV"], "activation": "none"},
      "testTimeMirroring": false,
      "training": {"data": ["none"], "recipe": "none", "seed": 0, "epochs": 0, "date": "2026-11-23"},
      "licence": "Apache-2.0", "intendedUse": "tests", "limitations": "knows grey values only"
    }
    """.write(to: folder.file("model/\(file)"), atomically: true, encoding: .utf8)
  }

  /// Replaces a file of the cohort.
  public func overwrite(_ file: String, with bytes: Data) throws {
    try bytes.write(to: data.appendingPathComponent(file))
  }
  /// Deletes a file of the cohort.
  public func remove(_ file: String) throws {
    try FileManager.default.removeItem(at: data.appendingPathComponent(file))
  }
}
