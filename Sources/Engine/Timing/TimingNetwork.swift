public import ApicalImaging
import Synchronization

/// Tells where each frame of a cine lies in the cardiac cycle with a network, as the network's card says.
///
/// The frames are brought to the rate and size of the network; the curve comes back at the rate of the cine. Cines of
/// any length: a long one is cut into windows that overlap by more than the network looks to either side.
/// One cine is computed at a time.
public final class TimingNetwork: Sendable {
  /// What the network is.
  public let card: ModelCard
  private let plan: TimingPlan
  private let request: Mutex<InferRequest>

  /// Frames of a window at the network's rate, and how many of them at each cut serve only as surroundings.
  static let window = 600
  static let overlap = 64

  /// Parses and prepares the network.
  ///
  /// - Throws: ``EngineError`` if the network cannot be parsed, is not what its card says, or if the processor lacks
  ///   the precision.
  public init(
    model: ModelPackage, options: EngineOptions = EngineOptions(streams: 1, threads: 1)
  ) throws(EngineError) {
    let core = try InferenceCore()
    let network = try core.readNetwork(at: model.modelURL)
    plan = try TimingPlan(network, package: model)
    let compiled = try core.compile(network, options: options)
    request = Mutex(try compiled.makeRequest())
    card = model.card
  }

  /// The phase of every frame.
  ///
  /// - Parameters:
  ///   - images: Frames of one size, 0…255, in order; at least one.
  ///   - frameRate: Frames per second, above zero.
  /// - Throws: ``EngineError/outputNotFinite(file:image:)``, or what the engine reports.
  public func phase(of images: [Image], frameRate: Double) throws(EngineError) -> PhaseCurve {
    try phase(of: images, frameRate: frameRate, window: Self.window)
  }

  /// The same with windows of another length.
  func phase(of images: [Image], frameRate: Double, window: Int) throws(EngineError) -> PhaseCurve {
    precondition(!images.isEmpty && frameRate > 0, "a cine has frames and a rate")
    let (pixels, count) = plan.networkPixels(of: images, rate: frameRate)
    let size = pixels.count / count
    var values: [Float] = []
    for part in Self.windows(count, length: window) {
      let output = try run(
        pixels[part.frames.lowerBound * size..<part.frames.upperBound * size], part.frames.count)
      let first = 2 * (part.kept.lowerBound - part.frames.lowerBound)
      values += output[first..<first + 2 * part.kept.count]
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw .outputNotFinite(file: card.file, image: bad / 2)
    }
    func channel(_ index: Int) -> [Double] { (0..<count).map { Double(values[2 * $0 + index]) } }
    let curve = PhaseCurve(
      cosine: channel(plan.cosine), sine: channel(plan.sine), frameRate: plan.frameRate)
    return curve.resampled(count: images.count, rate: frameRate)
  }

  /// Stretches to compute, and the part of each that is kept.
  static func windows(_ count: Int, length: Int) -> [(frames: Range<Int>, kept: Range<Int>)] {
    guard count > length else { return [(0..<count, 0..<count)] }
    let step = max(1, length - 2 * overlap)
    return stride(from: 0, to: count, by: step).map { start in
      let kept = start..<min(count, start + step)
      return (max(0, start - overlap)..<min(count, kept.upperBound + overlap), kept)
    }
  }

  private func run(_ pixels: ArraySlice<Float>, _ count: Int) throws(EngineError) -> [Float] {
    let input = try Tensor(shape: [count, card.input.channels, card.input.height, card.input.width])
    input.withMutableValues { values in
      for (index, pixel) in pixels.enumerated() { values[index] = pixel }
    }
    return try request.withLock { request throws(EngineError) in
      try request.setInput(input)
      try request.run()
      return try request.output().withValues { span in
        [Float](capacity: span.count) { copy in
          for index in span.indices { copy.append(span[index]) }
        }
      }
    }
  }
}
