public import ApicalImaging

/// Which transformations a generative augmentation draws from. Section 2.4 of the paper.
public enum AugmentationRecipe: String, Sendable, CaseIterable, NamedChoice {
  /// Depth increase alone.
  case depth
  /// Tilt variation alone.
  case tilt
  /// Sector width adjustment alone.
  case width
  /// Translation alone.
  case translation
  /// All of them, each with a chance of 50 %.
  case combination
}

/// How far the transformations reach; the defaults are those of the paper, on its 256 × 256 grid.
public struct AugmentationRanges: Sendable, Equatable, Codable {
  /// Black rows added at the bottom, pixels.
  public var depth: ClosedRange<Double> = 0...150
  /// Turn about the sector's tip, degrees.
  public var tilt: ClosedRange<Double> = -30...30
  /// Factor of the image's width.
  public var width: ClosedRange<Double> = 0.5...1.5
  /// Length of the shift, pixels, in any direction.
  public var translation: ClosedRange<Double> = 0...50
  /// Chance of each transformation in the combination.
  public var chance = 0.5

  /// The ranges of the paper.
  public init() {}

  /// The same shares of another grid than 256 × 256.
  public func scaled(to size: PixelSize) -> AugmentationRanges {
    func times(_ range: ClosedRange<Double>, _ factor: Double) -> ClosedRange<Double> {
      range.lowerBound * factor...range.upperBound * factor
    }
    var scaled = self
    scaled.depth = times(depth, Double(size.height) / 256)
    scaled.translation = times(translation, Double(min(size.width, size.height)) / 256)
    return scaled
  }
}
