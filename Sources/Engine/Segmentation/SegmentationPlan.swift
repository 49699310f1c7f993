import ApicalImaging
import Foundation

/// What a segmentation network needs and gives, checked against its card before anything is computed.
struct SegmentationPlan: Sendable {
  let card: ModelCard
  /// Label of every output channel.
  let labels: [Label]
  /// Batch, channels, rows, columns of the input.
  let inputShape: [Int]
  /// Which output of the network holds the logits.
  let outputIndex: Int
  /// Columns and rows of the output.
  let outputSize: PixelSize

  /// Fixes the network's input to one image and checks both ends.
  ///
  /// - Throws: ``EngineError/modelMismatch(file:what:found:needed:)`` or
  ///   ``EngineError/cardValue(card:key:found:allowed:)``.
  init(_ network: borrowing Network, package: ModelPackage) throws(EngineError) {
    card = package.card
    labels = try Self.labels(package)
    inputShape = [1, card.input.channels, card.input.height, card.input.width]
    try Self.checkInput(try network.inputs(), card: card, shape: inputShape, file: network.file)
    try network.reshape(to: inputShape)
    let outputs = try network.outputs()
    outputIndex = try Self.outputIndex(outputs, card: card, file: network.file)
    outputSize = try Self.outputSize(outputs[outputIndex], channels: labels.count, file: network.file)
  }

  private static func labels(_ package: ModelPackage) throws(EngineError) -> [Label] {
    let (card, url) = (package.card, package.cardURL.path)
    guard card.task == .segmentation else {
      throw .cardValue(card: url, key: "task", found: card.task.rawValue, allowed: ["segmentation"])
    }
    var labels: [Label] = []
    for name in card.output.labels {
      guard let label = Label(name: name), !labels.contains(label) else {
        throw .cardValue(
          card: url, key: "output.labels", found: name, allowed: ["background", "LV", "MYO", "LA, each once"])
      }
      labels.append(label)
    }
    guard labels.contains(.background), labels.count > 1 else {
      let found = card.output.labels.joined(separator: ", ")
      throw .cardValue(
        card: url, key: "output.labels", found: found, allowed: ["background and at least one more"])
    }
    return labels
  }

  static func checkInput(
    _ inputs: [PortDescription], card: ModelCard, shape: [Int], file: String
  ) throws(EngineError) {
    guard inputs.count == 1 else {
      throw .modelMismatch(file: file, what: "the number of inputs", found: "\(inputs.count)", needed: "1")
    }
    let input = inputs[0]
    if let name = card.input.name, name != input.name {
      throw .modelMismatch(file: file, what: "the name of its input", found: input.name, needed: name)
    }
    guard input.isFloat32 else {
      throw .modelMismatch(
        file: file, what: "the type of its input", found: "another one", needed: "32-bit floating point")
    }
    guard input.accepts(shape) else {
      throw .modelMismatch(
        file: file, what: "its input", found: input.shapeText,
        needed: shape.map(String.init).joined(separator: " × ") + " (batch, channels, rows, columns)")
    }
  }

  static func outputIndex(
    _ outputs: [PortDescription], card: ModelCard, file: String
  ) throws(EngineError) -> Int {
    let names = outputs.map(\.name).joined(separator: ", ")
    if let name = card.output.name {
      guard let index = outputs.firstIndex(where: { $0.name == name }) else {
        throw .modelMismatch(file: file, what: "the name of its output", found: names, needed: name)
      }
      return index
    }
    guard outputs.count == 1 else {
      throw .modelMismatch(
        file: file, what: "its outputs", found: names, needed: "one, or output.name in the card")
    }
    return 0
  }

  private static func outputSize(
    _ output: PortDescription, channels: Int, file: String
  ) throws(EngineError) -> PixelSize {
    guard output.isFloat32 else {
      throw .modelMismatch(
        file: file, what: "the type of its output", found: "another one", needed: "32-bit floating point")
    }
    guard let shape = output.shape, shape.count == 4, shape[0] == 1, let rows = shape[2],
      let columns = shape[3]
    else {
      throw .modelMismatch(
        file: file, what: "its output", found: output.shapeText, needed: "1 × labels × rows × columns")
    }
    guard shape[1] == channels else {
      throw .modelMismatch(
        file: file, what: "the number of output channels", found: shape[1].map(String.init) ?? "open",
        needed: "\(channels), one for each of output.labels")
    }
    return PixelSize(width: columns, height: rows)
  }
}
