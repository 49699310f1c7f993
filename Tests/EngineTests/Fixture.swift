import ApicalEngine
import ApicalImaging
import Foundation
import TestSupport

/// A tiny network of `Fixtures/make_fixtures.py` with a card beside it, in a folder of its own.
struct Fixture {
  let folder: TemporaryFolder
  let model: URL
  let card: URL

  /// - Parameters:
  ///   - name: Which network; with `.xml` one in IR, whose weights come along.
  ///   - changes: Values of the card to set by key path, such as `input.width`; nil removes one.
  init(_ name: String, _ changes: [String: Any?] = [:]) throws {
    folder = try TemporaryFolder()
    let original = Self.original(name)
    model = folder.file(original.lastPathComponent)
    card = model.deletingPathExtension().appendingPathExtension("json")
    try FileManager.default.copyItem(at: original, to: model)
    if name.hasSuffix(".xml") {
      try FileManager.default.copyItem(at: Self.weights(original), to: Self.weights(model))
    }
    try writeCard(changes.merging(["sha256": FileDigest.sha256(of: model)]) { given, _ in given })
  }

  static func original(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/" + (name.hasSuffix(".xml") ? name : name + ".onnx"))
  }

  /// The weights of a network in IR.
  static func weights(_ model: URL) -> URL { model.deletingPathExtension().appendingPathExtension("bin") }

  func writeCard(_ changes: [String: Any?]) throws {
    var values = try JSONSerialization.jsonObject(
      with: Data(Self.template(file: model.lastPathComponent).utf8))
    for (path, value) in changes {
      values = Self.set(values, path.split(separator: ".").map(String.init)[...], value)
    }
    try JSONSerialization.data(withJSONObject: values).write(to: card)
  }

  func load() throws -> ModelPackage { try ModelPackage.load(model) }

  func segmenter(_ options: EngineOptions = EngineOptions(streams: 1)) throws -> Segmenter {
    try Segmenter(model: load(), options: options)
  }

  private static func set(_ node: Any, _ path: ArraySlice<String>, _ value: Any?) -> Any {
    guard let key = path.first, var object = node as? [String: Any] else { return value ?? NSNull() }
    object[key] = path.count == 1 ? value : set(object[key] ?? [:], path.dropFirst(), value)
    return object
  }

  private static func template(file: String) -> String {
    """
    {"name": "tiny", "version": "1.0.0", "task": "segmentation", "file": "\(file)",
     "sha256": "", "parameters": 6,
     "input": {"name": "image", "width": 64, "height": 64, "channels": 1, "layout": "NCHW",
               "resize": "antialiased-triangle", "normalisation": "none"},
     "output": {"name": "logits", "labels": ["background", "LV", "MYO"], "activation": "none"},
     "testTimeMirroring": false,
     "training": {"data": ["none"], "recipe": "make_fixtures.py", "seed": 1, "epochs": 0, "date": "2026-11-23"},
     "licence": "Apache-2.0", "licenceNote": "", "citation": "",
     "measured": [{"data": "drawn", "metric": "dice.LV.mean", "value": 1, "unit": ""}],
     "intendedUse": "tests", "limitations": "everything else"}
    """
  }
}

extension Image {
  /// An image drawn by a function of the pixel's centre, in pixels from the top left corner.
  static func drawn(
    width: Int, height: Int, spacing: Spacing? = nil, _ value: (Double, Double) -> Float
  ) -> Image {
    var image = Image(size: PixelSize(width: width, height: height), spacing: spacing)
    for y in 0..<height {
      for x in 0..<width { image[x, y] = value(Double(x) + 0.5, Double(y) + 0.5) }
    }
    return image
  }
}

/// The error that a piece of code throws, or nil.
func engineError(_ body: () throws -> Void) -> EngineError? {
  do { try body() } catch { return error as? EngineError }
  return nil
}
