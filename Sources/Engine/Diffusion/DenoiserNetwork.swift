public import ApicalImaging

/// A denoiser on the inference engine, as its card says.
///
/// Lanes work side by side, each on an image of its own; with one thread a stream, as it is by default, the answer for an
/// image does not depend on the number of lanes nor on the other images.
public final class DenoiserNetwork: Sendable {
  /// What the network is.
  public let card: ModelCard
  /// How it is run.
  public let options: EngineOptions
  /// The chain that it was trained with.
  public let diffusion: ModelDiffusion
  private let plan: DenoiserPlan
  private let lanes: LanePool

  /// Columns and rows of its images.
  public var size: PixelSize { plan.size }
  /// Channels of its images, all of them grey: 1 or 3.
  public var channels: Int { plan.channels }
  /// Images at the same time.
  public var laneCount: Int { lanes.count }

  /// Parses and prepares the network.
  ///
  /// - Throws: ``EngineError`` if the network cannot be parsed, is not what its card says, or if the processor lacks
  ///   the precision.
  public init(model: ModelPackage, options: EngineOptions = EngineOptions()) throws(EngineError) {
    try options.validate()
    let core = try InferenceCore()
    let network = try core.readNetwork(at: model.modelURL)
    plan = try DenoiserPlan(network, package: model)
    let compiled = try core.compile(network, options: options)
    lanes = try LanePool(compiled, inputs: plan.inputs, count: options.streams)
    card = model.card
    diffusion = plan.diffusion
    self.options = options
  }

  /// The chain of the card, respaced to some steps evenly spaced over the trained ones.
  ///
  /// - Throws: ``EngineError/option(name:found:needed:)`` for a number of steps outside of 1…trained.
  public func chain(steps: Int) throws(EngineError) -> DiffusionChain {
    guard (1...diffusion.steps).contains(steps) else {
      throw .option(name: "steps", found: "\(steps)", needed: "1 to \(diffusion.steps)")
    }
    return DiffusionChain(diffusion.schedule, trainedSteps: diffusion.steps, steps: steps)
  }

  /// Waits for a lane and lends it; what was lent must not be used after `body` returned.
  public func withDenoiser<Result, Failure>(
    _ body: (LaneDenoiser) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try lanes.withLane { lane throws(Failure) in
      try body(LaneDenoiser(plan: plan, lane: lane, file: card.file))
    }
  }
}

/// One lane of a ``DenoiserNetwork``; its images are channel after channel.
public struct LaneDenoiser: Denoiser {
  let plan: DenoiserPlan
  let lane: Lane
  let file: String

  /// What the card says.
  public var target: PredictionTarget { plan.diffusion.prediction }
  /// What the card says.
  public var range: ClosedRange<Float> { plan.diffusion.values }

  /// Runs the network once.
  ///
  /// - Precondition: `image` has channels × rows × columns values.
  /// - Throws: ``EngineError/outputNotFinite(file:image:)``, or what the engine reports.
  public func predict(_ image: [Float], timestep: Int) throws(EngineError) -> DenoiserOutput {
    let count = plan.channels * plan.size.count
    precondition(image.count == count, "\(count) values needed, \(image.count) given")
    lane.inputs[plan.imageIndex].withMutableValues { values in
      for index in image.indices { values[index] = image[index] }
    }
    lane.inputs[plan.timestepIndex].fill(with: timestep)
    try lane.request.run()
    let output = try lane.request.output(at: plan.outputIndex).withValues { values in
      DenoiserOutput(
        prediction: Self.copy(values, 0..<count),
        varianceLogit: values.count > count ? Self.copy(values, count..<values.count) : nil)
    }
    guard output.prediction.allSatisfy(\.isFinite), output.varianceLogit?.allSatisfy(\.isFinite) ?? true
    else {
      throw .outputNotFinite(file: file, image: 0)
    }
    return output
  }

  private static func copy(_ values: Span<Float>, _ part: Range<Int>) -> [Float] {
    [Float](capacity: part.count) { copy in
      for index in part { copy.append(values[index]) }
    }
  }
}
