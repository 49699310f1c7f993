import ApicalImaging
import Foundation

/// What a denoiser needs and gives, checked against its card before anything is computed.
struct DenoiserPlan: Sendable {
  let diffusion: ModelDiffusion
  /// Columns and rows of its images.
  let size: PixelSize
  /// Channels of its images.
  let channels: Int
  /// Shape and type of its inputs, in the network's order.
  let inputs: [(shape: [Int], element: TensorElement)]
  /// Which of the inputs take the image and the time step.
  let imageIndex, timestepIndex: Int
  /// Which output holds the prediction.
  let outputIndex: Int

  /// Fixes the network's inputs to one image and checks both ends.
  ///
  /// - Throws: ``EngineError/modelMismatch(file:what:found:needed:)`` or
  ///   ``EngineError/cardValue(card:key:found:allowed:)``.
  init(_ network: borrowing Network, package: ModelPackage) throws(EngineError) {
    let (card, file) = (package.card, network.file)
    guard card.task == .denoiser, let diffusion = card.diffusion else {
      throw .cardValue(
        card: package.cardURL.path, key: "task", found: card.task.rawValue, allowed: ["denoiser"])
    }
    guard [1, 3].contains(card.input.channels) else {
      throw .cardValue(
        card: package.cardURL.path, key: "input.channels", found: "\(card.input.channels)",
        allowed: ["1", "3"])
    }
    self.diffusion = diffusion
    size = card.input.size
    channels = card.input.channels
    let ports = try network.inputs()
    (imageIndex, timestepIndex) = try Self.inputIndices(ports, card: card, diffusion: diffusion, file: file)
    let image = [1, channels, size.height, size.width]
    try Self.checkImage(ports[imageIndex], shape: image, file: file)
    let timestep = try Self.timestepShape(ports[timestepIndex], file: file)
    let shapes = imageIndex == 0 ? [image, timestep] : [timestep, image]
    for (port, shape) in zip(ports, shapes) where port.shape?.contains(nil) ?? true {
      try network.reshape(input: port.name, to: shape)
    }
    inputs = zip(ports, shapes).map { (shape: $1, element: $0.element ?? .float32) }
    let outputs = try network.outputs()
    outputIndex = try SegmentationPlan.outputIndex(outputs, card: card, file: file)
    try Self.checkOutput(outputs[outputIndex], image: image, variance: diffusion.variance, file: file)
  }

  /// The network's input of each name; without names the image is the one of four axes.
  private static func inputIndices(
    _ inputs: [PortDescription], card: ModelCard, diffusion: ModelDiffusion, file: String
  ) throws(EngineError) -> (image: Int, timestep: Int) {
    let names = inputs.map(\.name)
    guard inputs.count == 2 else {
      throw .modelMismatch(
        file: file, what: "the number of inputs", found: "\(inputs.count) (\(names.joined(separator: ", ")))",
        needed: "2, an image and a time step")
    }
    for (key, name) in [("input.name", card.input.name), ("diffusion.timestep", diffusion.timestep)] {
      guard let name, !names.contains(name) else { continue }
      throw .modelMismatch(
        file: file, what: "the names of its inputs", found: names.joined(separator: ", "),
        needed: "\(name) (\(key))")
    }
    let image =
      names.firstIndex { $0 == card.input.name } ?? names.firstIndex { $0 == diffusion.timestep }.map {
        1 - $0
      }
      ?? inputs.firstIndex { $0.shape?.count == 4 } ?? 0
    guard names[1 - image] == diffusion.timestep ?? names[1 - image] else {
      throw .cardValue(
        card: card.file, key: "diffusion.timestep", found: names[image],
        allowed: ["another input than input.name"])
    }
    return (image, 1 - image)
  }

  private static func checkImage(
    _ port: PortDescription, shape: [Int], file: String
  ) throws(EngineError) {
    guard port.isFloat32 else {
      throw .modelMismatch(
        file: file, what: "the type of its image", found: "another one", needed: "32-bit floating point")
    }
    guard port.accepts(shape) else {
      throw .modelMismatch(
        file: file, what: "its image", found: port.shapeText,
        needed: shape.map(String.init).joined(separator: " × ") + " (batch, channels, rows, columns)")
    }
  }

  /// One value, in whatever number of axes.
  private static func timestepShape(
    _ port: PortDescription, file: String
  ) throws(EngineError) -> [Int] {
    guard port.element != nil else {
      throw .modelMismatch(
        file: file, what: "the type of its time step", found: "another one",
        needed: "32-bit floating point or 64-bit integers")
    }
    guard let shape = [[1], [], [1, 1]].first(where: port.accepts) else {
      throw .modelMismatch(file: file, what: "its time step", found: port.shapeText, needed: "one value")
    }
    return shape
  }

  private static func checkOutput(
    _ port: PortDescription, image: [Int], variance: ModelVariance, file: String
  ) throws(EngineError) {
    guard port.isFloat32 else {
      throw .modelMismatch(
        file: file, what: "the type of its output", found: "another one", needed: "32-bit floating point")
    }
    let channels = variance == .learned ? 2 * image[1] : image[1]
    let needed = [1, channels, image[2], image[3]]
    guard port.shape == needed.map({ $0 }) else {
      throw .modelMismatch(
        file: file, what: "its output", found: port.shapeText,
        needed: needed.map(String.init).joined(separator: " × ")
          + " (as many channels as the image\(variance == .learned ? ", twice: learned variance" : ""))")
    }
  }
}
