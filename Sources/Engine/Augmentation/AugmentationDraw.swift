public import ApicalRandom
internal import Foundation

/// The transformations drawn for one sample; nil for those that are not applied.
public struct AugmentationDraw: Sendable, Equatable, Codable {
  /// Black rows added at the bottom, pixels of the grid.
  public var depth: Double?
  /// Turn about the sector's tip, degrees.
  public var tilt: Double?
  /// Factor of the image's width.
  public var width: Double?
  /// Shift, pixels of the grid: to the right and down.
  public var shiftX, shiftY: Double?

  /// No transformation.
  public init() {}

  /// Draws from a recipe; a combination may draw nothing at all, as in the paper.
  ///
  /// - Parameters:
  ///   - recipe: Which transformations.
  ///   - ranges: How far they reach.
  ///   - random: A stream of its own for each sample. Every transformation consumes its draws whether applied or not.
  public init(_ recipe: AugmentationRecipe, ranges: AugmentationRanges, using random: inout CounterRandom) {
    func isApplied(_ own: AugmentationRecipe, using random: inout CounterRandom) -> Bool {
      let isChosen = random.uniform() < ranges.chance
      return recipe == own || recipe == .combination && isChosen
    }
    let appliesDepth = isApplied(.depth, using: &random)
    let depth = random.uniform(in: ranges.depth)
    let appliesTilt = isApplied(.tilt, using: &random)
    let tilt = random.uniform(in: ranges.tilt)
    let appliesWidth = isApplied(.width, using: &random)
    let width = random.uniform(in: ranges.width)
    let appliesTranslation = isApplied(.translation, using: &random)
    let length = random.uniform(in: ranges.translation)
    let direction = random.uniform(in: 0...2 * .pi)
    self.depth = appliesDepth ? depth : nil
    self.tilt = appliesTilt ? tilt : nil
    self.width = appliesWidth ? width : nil
    shiftX = appliesTranslation ? length * cos(direction) : nil
    shiftY = appliesTranslation ? length * sin(direction) : nil
  }
}
