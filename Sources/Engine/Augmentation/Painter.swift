public import ApicalImaging
import Foundation

/// Paints grey images with a denoiser: brings them to its channels and range and back.
public struct Painter: Sendable {
  /// The network.
  public let network: DenoiserNetwork
  /// How it is sampled from.
  public let sampler: InpaintingSampler

  /// See the properties.
  public init(_ network: DenoiserNetwork, sampler: InpaintingSampler) {
    self.network = network
    self.sampler = sampler
  }

  /// Paints what is not kept; waits for a lane of the network.
  ///
  /// - Parameters:
  ///   - image: On the network's grid, 0…255.
  ///   - keep: What to leave as it is.
  ///   - noise: As the sampler consumes it.
  ///   - isCancelled: Asked after each call of the denoiser.
  /// - Returns: The finished image, 0…255, and the seconds that it took, the wait for a lane not counted.
  /// - Precondition: image and mask have the network's size.
  /// - Throws: ``EngineError/cancelled`` or what the engine reports.
  public func repaint(
    _ image: Image, keep: Mask, noise: inout some NoiseSource, isCancelled: () -> Bool = { false }
  ) throws -> (image: Image, seconds: Double) {
    precondition(image.size == network.size && keep.size == image.size, "images have the network's size")
    let range = network.diffusion.values
    let width = range.upperBound - range.lowerBound
    let known = image.pixels.map { range.lowerBound + $0 / 255 * width }
    let weights: [Float] = keep.isInside.map { $0 ? 1 : 0 }
    let painted = try network.withDenoiser { denoiser in
      let start = Date()
      let values = try sampler.repaint(
        repeated(known), keep: repeated(weights), denoiser: denoiser, noise: &noise
      ) { _, _ in if isCancelled() { throw EngineError.cancelled } }
      return (values: values, seconds: Date().timeIntervalSince(start))
    }
    let grey = mean(painted.values).map { min(max(($0 - range.lowerBound) / width * 255, 0), 255) }
    return (Image(size: image.size, spacing: image.spacing, pixels: grey), painted.seconds)
  }

  /// An image drawn from nothing.
  ///
  /// - Throws: As ``repaint(_:keep:noise:isCancelled:)``.
  public func draw(
    noise: inout some NoiseSource, isCancelled: () -> Bool = { false }
  ) throws -> (image: Image, seconds: Double) {
    try repaint(
      Image(size: network.size, spacing: nil), keep: Mask(size: network.size), noise: &noise,
      isCancelled: isCancelled)
  }

  /// The same plane for every channel.
  private func repeated(_ plane: [Float]) -> [Float] {
    network.channels == 1 ? plane : Array(repeatElement(plane, count: network.channels).joined())
  }

  /// Mean of the channels.
  private func mean(_ values: [Float]) -> [Float] {
    guard network.channels > 1 else { return values }
    let count = network.size.count
    return (0..<count).map { pixel in
      (0..<network.channels).reduce(0) { $0 + values[$1 * count + pixel] } / Float(network.channels)
    }
  }
}
