public import ApicalImaging
internal import Foundation

/// Turns frames into vectors of features, for distances between sets of frames.
///
/// A frame is resized and normalised as the card says and run by itself. The output is one vector, or a map of which every
/// channel is pooled over its positions. The card may name any tensor of an ONNX network: an inner one becomes an
/// output, so that a network made for another task gives its features from the same file.
public final class FeatureExtractor: Sendable {
  /// What the network is.
  public let card: ModelCard
  private let plan: FeaturePlan
  private let lanes: LanePool

  /// Parses and prepares the network.
  ///
  /// - Throws: ``EngineError`` if the network cannot be parsed or is not what its card says.
  public init(model: ModelPackage, options: EngineOptions = EngineOptions()) throws(EngineError) {
    try options.validate()
    let core = try InferenceCore()
    let network = try Self.network(model, core)
    plan = try FeaturePlan(network, package: model)
    let compiled = try core.compile(network, options: options)
    lanes = try LanePool(compiled, inputShape: plan.inputShape, count: options.streams)
    card = model.card
  }

  /// Numbers of one vector.
  public var dimension: Int { plan.dimension }

  /// One vector a frame, in order, computed as many at the same time as there are streams.
  ///
  /// - Parameters:
  ///   - images: Frames of any size, 0…255.
  ///   - isCancelled: Asked before each frame.
  /// - Throws: ``EngineError/outputNotFinite(file:image:)`` with the index of the first such frame,
  ///   ``EngineError/cancelled``, or what the engine reports.
  public func features(
    of images: [Image], isCancelled: @Sendable () -> Bool = { false }
  ) throws(EngineError) -> [[Double]] {
    try lanes.map(images.count) { index, lane throws(EngineError) in
      guard !isCancelled() else { throw .cancelled }
      let pixels = card.input.networkPixels(of: images[index])
      lane.input.withMutableValues { values in
        for start in stride(from: 0, to: values.count, by: pixels.count) {
          for pixel in pixels.indices { values[start + pixel] = pixels[pixel] }
        }
      }
      try lane.request.run()
      let vector = try lane.request.output(at: plan.outputIndex).withValues { plan.vector($0) }
      guard vector.allSatisfy(\.isFinite) else { throw .outputNotFinite(file: card.file, image: index) }
      return vector
    }
  }

  /// The network, with the tensor that the card names among its outputs.
  private static func network(
    _ model: ModelPackage, _ core: borrowing InferenceCore
  ) throws(EngineError) -> Network {
    let network = try core.readNetwork(at: model.modelURL)
    guard let name = model.card.output.name else { return network }
    let names = try network.outputs().map(\.name)
    guard !names.contains(name) else { return network }
    guard model.modelURL.pathExtension == "onnx" else {
      throw .modelMismatch(
        file: model.modelURL.path, what: "the name of its output", found: names.joined(separator: ", "),
        needed: "\(name) (inner tensors can be named in ONNX files only)")
    }
    return try core.readNetwork(at: model.modelURL, addingOutput: name)
  }
}
