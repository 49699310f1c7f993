public import ApicalImaging
import Foundation

/// Labels the structures in frames with a network, as the network's card says.
///
/// A frame is resized to the network's size, normalised and run by itself; the output is resampled to the frame's own
/// grid, each pixel gets the label of the largest value (the lower channel of equals), and of each label the largest
/// component (8-connected) is kept. With ``EngineOptions/threads`` equal to ``EngineOptions/streams``, as it is by default, the
/// result of a frame does not depend on the number of either nor on the other frames.
public final class Segmenter: Sendable {
  /// What the network is.
  public let card: ModelCard
  /// How it is run.
  public let options: EngineOptions
  private let plan: SegmentationPlan
  private let lanes: LanePool

  /// Parses and prepares the network.
  ///
  /// - Throws: ``EngineError`` if the network cannot be parsed, is not what its card says, or if the processor lacks
  ///   the precision.
  public init(model: ModelPackage, options: EngineOptions = EngineOptions()) throws(EngineError) {
    try options.validate()
    let core = try InferenceCore()
    let network = try core.readNetwork(at: model.modelURL)
    plan = try SegmentationPlan(network, package: model)
    let compiled = try core.compile(network, options: options)
    lanes = try LanePool(compiled, inputShape: plan.inputShape, count: options.streams)
    card = model.card
    self.options = options
  }

  /// Labels frames, as many at the same time as there are streams.
  ///
  /// - Parameters:
  ///   - images: Frames of any size, 0…255.
  ///   - isCancelled: Asked before each frame.
  /// - Returns: One segmentation a frame, in order.
  /// - Throws: ``EngineError/outputNotFinite(file:image:)`` with the index of the first such frame,
  ///   ``EngineError/cancelled``, or what the engine reports.
  public func segment(
    _ images: [Image], isCancelled: @Sendable () -> Bool = { false }
  ) throws(EngineError) -> [Segmentation] {
    try lanes.map(images.count) { index, lane throws(EngineError) in
      guard !isCancelled() else { throw .cancelled }
      let logits = try self.logits(of: images[index], index: index, lane: lane)
      return plan.segmentation(logits, of: images[index])
    }
  }

  /// Labels one frame.
  ///
  /// - Throws: As ``segment(_:isCancelled:)``.
  public func segment(_ image: Image) throws(EngineError) -> Segmentation { try segment([image])[0] }

  /// Labels frames and keeps every component of every label: to see what the network finds besides the heart.
  ///
  /// - Throws: As ``segment(_:isCancelled:)``.
  package func segmentKeepingComponents(
    _ images: [Image], isCancelled: @Sendable () -> Bool = { false }
  ) throws(EngineError) -> [LabelMap] {
    try lanes.map(images.count) { index, lane throws(EngineError) in
      guard !isCancelled() else { throw .cancelled }
      return plan.labelsOfAllComponents(
        try self.logits(of: images[index], index: index, lane: lane), of: images[index])
    }
  }

  /// The network's output for each frame, at the network's size, for comparison with other engines.
  func logits(of images: [Image]) throws(EngineError) -> [LogitMap] {
    try lanes.map(images.count) { index, lane throws(EngineError) in
      try self.logits(of: images[index], index: index, lane: lane)
    }
  }

  private func logits(of image: Image, index: Int, lane: Lane) throws(EngineError) -> LogitMap {
    let pixels = plan.networkPixels(of: image)
    var logits = try run(pixels, lane: lane)
    if card.testTimeMirroring == true {
      logits = logits.averaged(withMirrored: try run(pixels.mirrored(width: card.input.width), lane: lane))
    }
    guard logits.values.allSatisfy(\.isFinite) else { throw .outputNotFinite(file: card.file, image: index) }
    return logits
  }

  private func run(_ pixels: [Float], lane: Lane) throws(EngineError) -> LogitMap {
    lane.input.withMutableValues { values in
      for start in stride(from: 0, to: values.count, by: pixels.count) {
        for index in pixels.indices { values[start + index] = pixels[index] }
      }
    }
    try lane.request.run()
    let output = try lane.request.output(at: plan.outputIndex)
    let values = output.withValues { span in
      [Float](capacity: span.count) { copy in
        for index in span.indices { copy.append(span[index]) }
      }
    }
    return LogitMap(size: plan.outputSize, channels: plan.labels.count, values: values)
  }
}
