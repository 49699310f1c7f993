import ApicalImaging
import Foundation

/// What a timing network needs and gives, checked against its card before anything is computed.
struct TimingPlan: Sendable {
  let card: ModelCard
  /// Frames per second that the network was trained for.
  let frameRate: Double
  /// Output channels that hold the cosine and the sine.
  let cosine, sine: Int

  /// - Throws: ``EngineError/modelMismatch(file:what:found:needed:)`` or
  ///   ``EngineError/cardValue(card:key:found:allowed:)``.
  init(_ network: borrowing Network, package: ModelPackage) throws(EngineError) {
    card = package.card
    let url = package.cardURL.path
    guard card.task == .timing else {
      throw .cardValue(card: url, key: "task", found: card.task.rawValue, allowed: ["timing"])
    }
    guard let rate = card.input.frameRate, rate > 0, rate.isFinite else {
      throw .cardValue(
        card: url, key: "input.frameRate", found: card.input.frameRate.map { "\($0)" } ?? "missing",
        allowed: ["frames per second, above 0"])
    }
    frameRate = rate
    guard card.output.labels.count == 2, let cosine = card.output.labels.firstIndex(of: "cosine"),
      let sine = card.output.labels.firstIndex(of: "sine")
    else {
      throw .cardValue(
        card: url, key: "output.labels", found: card.output.labels.joined(separator: ", "),
        allowed: ["cosine and sine, each once"])
    }
    self.cosine = cosine
    self.sine = sine
    try Self.check(try network.inputs(), try network.outputs(), card: card, file: network.file)
  }

  private static func check(
    _ inputs: [PortDescription], _ outputs: [PortDescription], card: ModelCard, file: String
  ) throws(EngineError) {
    guard inputs.count == 1, outputs.count == 1 else {
      throw .modelMismatch(
        file: file, what: "the number of inputs and outputs", found: "\(inputs.count) and \(outputs.count)",
        needed: "1 and 1")
    }
    let frames = [2, 3].allSatisfy { count in
      inputs[0].accepts([count, card.input.channels, card.input.height, card.input.width])
    }
    guard inputs[0].isFloat32, frames else {
      throw .modelMismatch(
        file: file, what: "its input", found: inputs[0].shapeText,
        needed:
          "frames × \(card.input.channels) × \(card.input.height) × \(card.input.width), any number of frames"
      )
    }
    guard outputs[0].isFloat32, [2, 3].allSatisfy({ outputs[0].accepts([$0, 2]) }) else {
      throw .modelMismatch(
        file: file, what: "its output", found: outputs[0].shapeText, needed: "frames × 2")
    }
  }

  /// The frames at the network's rate and size, neighbours blended linearly, each normalised by itself; and their
  /// number.
  ///
  /// `training/timing/phase.py` and `clips.py` do the same: change both or neither.
  func networkPixels(of images: [Image], rate: Double) -> (pixels: [Float], count: Int) {
    let resampler = Resampler(from: images[0].size, to: card.input.size)
    let small = images.map { resampler.apply($0.pixels) }
    let count = Int(Double(small.count - 1) * frameRate / rate + 1e-9) + 1
    var pixels: [Float] = []
    pixels.reserveCapacity(count * card.input.channels * card.input.size.count)
    for index in 0..<count {
      let place = Double(index) * rate / frameRate
      let lower = min(Int(place), small.count - 1)
      let upper = min(lower + 1, small.count - 1)
      let share = Float(place - Double(lower))
      var frame = zip(small[lower], small[upper]).map { $0 * (1 - share) + $1 * share }
      card.input.normalisation.apply(to: &frame)
      for _ in 0..<card.input.channels { pixels += frame }
    }
    return (pixels, count)
  }
}
