@testable import ApicalEngine
import Foundation
import Testing

@Suite struct NormalisationTests {
  private func normalised(_ pixels: [Float], _ normalisation: Normalisation) -> [Float] {
    var result = pixels
    normalisation.apply(to: &result)
    return result
  }

  /// By hand: mean 5, population SD 2 (the sample SD would be 2.138).
  @Test func zScoreUsesThePopulationDeviation() {
    let scaled = normalised([2, 4, 4, 4, 5, 5, 7, 9], .zScore)
    #expect(scaled == [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2])
  }

  @Test func zScoreOfAConstantIsZero() {
    #expect(normalised([7, 7, 7], .zScore) == [0, 0, 0])
  }

  @Test func unitDividesBy255() {
    #expect(normalised([0, 51, 255], .unit) == [0, 0.2, 1])
  }

  @Test func noneKeepsThePixels() {
    #expect(normalised([0, 51, 255], .none) == [0, 51, 255])
  }

  @Test func fixedUsesTheNumbersOfTheCard() {
    #expect(normalised([30, 50], .fixed(mean: 40, sd: 5)) == [-2, 2])
  }

  @Test(arguments: [
    (#""z-score""#, Normalisation.zScore), (#""unit""#, .unit), (#""none""#, .none),
    (#"{"mean":40,"sd":5}"#, .fixed(mean: 40, sd: 5)),
  ])
  func survivesJSON(_ text: String, _ value: Normalisation) throws {
    #expect(try JSONDecoder().decode(Normalisation.self, from: Data(text.utf8)) == value)
    #expect(try JSONDecoder().decode(Normalisation.self, from: JSONEncoder().encode(value)) == value)
  }
}
