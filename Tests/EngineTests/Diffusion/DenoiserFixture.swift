import ApicalEngine
import Foundation
import TestSupport

/// A tiny denoiser of `Fixtures/make_denoisers.py` with a card beside it, in a folder of its own.
struct DenoiserFixture {
  let folder: TemporaryFolder
  let model: URL
  let card: URL

  /// - Parameters:
  ///   - name: Which network.
  ///   - diffusion: Values of the card's block to set; nil removes one.
  ///   - channels: Of the card's input.
  ///   - task: Of the card.
  ///   - inputName: Of the card's input.
  init(
    _ name: String, diffusion: [String: Any?] = [:], channels: Int = 1, task: String = "denoiser",
    inputName: String = "image"
  ) throws {
    folder = try TemporaryFolder()
    model = folder.file("\(name).onnx")
    card = folder.file("\(name).json")
    try FileManager.default.copyItem(at: Fixture.original(name), to: model)
    var block: [String: Any] = [
      "timestep": "timestep", "schedule": "cosine", "steps": 1000, "prediction": "noise", "variance": "fixed",
      "range": [-1, 1],
    ]
    for (key, value) in diffusion { block[key] = value }
    let values: [String: Any] = [
      "name": "tiny-denoiser", "version": "1.0.0", "task": task, "file": "\(name).onnx",
      "sha256": try FileDigest.sha256(of: model),
      "input": [
        "name": inputName, "width": 16, "height": 16, "channels": channels, "layout": "NCHW",
      ] as [String: Any],
      "output": ["name": "prediction"], "diffusion": block, "training": ["data": ["none"]],
      "licence": "Apache-2.0", "intendedUse": "tests", "limitations": "everything else",
    ]
    try JSONSerialization.data(withJSONObject: values).write(to: card)
  }

  func network(_ options: EngineOptions = EngineOptions(streams: 1)) throws -> DenoiserNetwork {
    try DenoiserNetwork(model: ModelPackage.load(card), options: options)
  }
}
