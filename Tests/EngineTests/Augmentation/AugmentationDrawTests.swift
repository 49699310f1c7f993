import ApicalEngine
import ApicalRandom
import Foundation
import Testing

struct AugmentationDrawTests {
  private func draws(_ recipe: AugmentationRecipe, count: Int) -> [AugmentationDraw] {
    (0..<count).map { sample in
      var random = CounterRandom(seed: 5, stream: "\(recipe) \(sample)")
      return AugmentationDraw(recipe, ranges: AugmentationRanges(), using: &random)
    }
  }

  /// Section 2.4: each of the four with 50 %, independently.
  @Test func combinationAppliesHalf() {
    let draws = draws(.combination, count: 4000)
    for applied in [
      draws.count { $0.depth != nil }, draws.count { $0.tilt != nil }, draws.count { $0.width != nil },
      draws.count { $0.shiftX != nil },
    ] {
      #expect(abs(applied - 2000) < 130)  // four standard deviations
    }
    #expect(abs(draws.count { $0 == AugmentationDraw() } - 250) < 62)
    #expect(draws.allSatisfy { ($0.shiftX == nil) == ($0.shiftY == nil) })
  }

  @Test func drawsFillTheRangesOfThePaper() {
    let depths = draws(.depth, count: 1000).map { $0.depth ?? -1 }
    #expect(depths.allSatisfy { (0...150).contains($0) } && (depths.max() ?? 0) > 145)
    let tilts = draws(.tilt, count: 1000).map { $0.tilt ?? -99 }
    #expect(tilts.allSatisfy { (-30...30).contains($0) } && (tilts.min() ?? 0) < -28)
    let widths = draws(.width, count: 1000).map { $0.width ?? 0 }
    #expect(widths.allSatisfy { (0.5...1.5).contains($0) })
    let lengths = draws(.translation, count: 1000).map { hypot($0.shiftX ?? 99, $0.shiftY ?? 99) }
    #expect(lengths.allSatisfy { $0 <= 50 + 1e-9 })
  }

  @Test func aSingleRecipeAppliesItsOwnOnly() {
    for draw in draws(.tilt, count: 20) {
      #expect(draw.tilt != nil && draw.depth == nil && draw.width == nil && draw.shiftX == nil)
    }
  }
}
