import ApicalImaging
import Foundation

/// What a feature network needs and gives, checked against its card before anything is computed.
struct FeaturePlan: Sendable {
  let card: ModelCard
  /// Batch, channels, rows, columns of the input.
  let inputShape: [Int]
  /// Which output of the network holds the features.
  let outputIndex: Int
  /// How a map of features becomes a vector; nil for an output that is a vector.
  let pooling: ModelPooling?
  /// Channels of the output, and positions of each.
  let channels, positions: Int

  /// Numbers of one vector.
  var dimension: Int { pooling == .meanAndSD ? 2 * channels : channels }

  /// Fixes the network's input to one image and checks both ends.
  ///
  /// - Throws: ``EngineError/modelMismatch(file:what:found:needed:)`` or
  ///   ``EngineError/cardValue(card:key:found:allowed:)``.
  init(_ network: borrowing Network, package: ModelPackage) throws(EngineError) {
    card = package.card
    guard card.task == .features else {
      throw .cardValue(
        card: package.cardURL.path, key: "task", found: card.task.rawValue, allowed: ["features"])
    }
    inputShape = [1, card.input.channels, card.input.height, card.input.width]
    try SegmentationPlan.checkInput(try network.inputs(), card: card, shape: inputShape, file: network.file)
    try network.reshape(to: inputShape)
    let outputs = try network.outputs()
    outputIndex = try SegmentationPlan.outputIndex(outputs, card: card, file: network.file)
    let output = outputs[outputIndex]
    guard output.isFloat32, let shape = output.shape, shape.first == 1, shape.allSatisfy({ $0 != nil }),
      shape.count == 2 || shape.count == 4
    else {
      throw .modelMismatch(
        file: network.file, what: "its output \(output.name)", found: output.shapeText,
        needed: "1 × features or 1 × features × rows × columns, in 32-bit floating point")
    }
    channels = shape[1]!
    positions = shape[2...].reduce(1) { $0 * $1! }
    pooling = shape.count == 4 ? card.output.pooling ?? .mean : nil
  }

  /// One vector from what the network gave.
  func vector(_ values: Span<Float>) -> [Double] {
    guard let pooling else { return values.indices.map { Double(values[$0]) } }
    var (means, deviations) = ([Double](), [Double]())
    for channel in 0..<channels {
      let plane = (channel * positions)..<((channel + 1) * positions)
      let mean = plane.reduce(0) { $0 + Double(values[$1]) } / Double(positions)
      let variance =
        plane.reduce(0) { sum, index in
          let difference = Double(values[index]) - mean
          return sum + difference * difference
        } / Double(positions)
      means.append(mean)
      deviations.append(variance.squareRoot())
    }
    return pooling == .meanAndSD ? means + deviations : means
  }
}
