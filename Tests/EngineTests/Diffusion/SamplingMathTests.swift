import ApicalRandom
import Testing

@testable import ApicalEngine

struct SamplingMathTests {
  private let chain = DiffusionChain(.cosine, trainedSteps: 1000, steps: 50)
  private let clean: [Float] = [-0.9, -0.2, 0, 0.4, 0.8]
  private let noise: [Float] = [1.2, -0.7, 0.1, -1.5, 0.4]

  /// The three targets describe one image.
  @Test(arguments: PredictionTarget.allCases, [0, 10, 40])
  func everyTargetGivesBackTheCleanImage(_ target: PredictionTarget, _ t: Int) {
    let noisy = chain.noised(clean, noise: noise, at: t)
    let kept = Float(chain.cumulativeAlphas[t])
    let prediction: [Float] =
      switch target {
      case .noise: noise
      case .clean: clean
      case .velocity: zip(clean, noise).map { kept.squareRoot() * $1 - (1 - kept).squareRoot() * $0 }
      }
    let found = chain.cleanImage(noisy, DenoiserOutput(prediction: prediction), target: target, at: t)
    for (found, expected) in zip(found, clean) { #expect(abs(found - expected) < 2e-5) }
  }

  /// Song et al. 2021: with the true noise, a step without added noise lands on the same line from clean to noise.
  @Test func ddimWithoutNoiseStaysOnTheLine() {
    let noisy = chain.noised(clean, noise: noise, at: 30)
    let next = chain.ddimStep(
      noisy, clean: clean, eta: 0, noise: noise, at: 30, previous: chain.cumulativeAlphas[12])
    for (found, expected) in zip(next, chain.noised(clean, noise: noise, at: 12)) {
      #expect(abs(found - expected) < 1e-5)
    }
  }

  /// Song et al. 2021, section 4.1: with η = 1 the variance and the mean are those of DDPM with β̃.
  @Test func ddimWithFullNoiseIsDDPM() {
    let noisy = chain.noised(clean, noise: noise, at: 30)
    let implicit = chain.ddimStep(
      noisy, clean: clean, eta: 1, noise: noise, at: 30, previous: chain.cumulativeAlphaBefore(30))
    let ancestral = chain.ddpmStep(noisy, clean: clean, varianceLogit: nil, noise: noise, at: 30)
    for (one, other) in zip(implicit, ancestral) { #expect(abs(one - other) < 1e-5) }
  }

  @Test func varianceLogitsSpanTheTwoVariances() {
    let zero = [Float](repeating: 0, count: 1)
    func spread(_ logit: Float?) -> Double {
      Double(
        chain.ddpmStep(zero, clean: zero, varianceLogit: logit.map { [$0] }, noise: [1], at: 20)[0])
    }
    #expect(abs(spread(1) - chain.betas[20].squareRoot()) < 1e-6)
    #expect(abs(spread(-1) - chain.posteriorVariance(20).squareRoot()) < 1e-6)
    #expect(spread(nil) == spread(-1))
  }

  @Test func drawsAreNormalAndRepeat() {
    var noise = GaussianNoise(CounterRandom(seed: 4, stream: "noise"))
    let draws = noise.draw(20_001).map(Double.init)
    let mean = draws.reduce(0, +) / Double(draws.count)
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
    #expect(abs(mean) < 0.03 && abs(variance - 1) < 0.04)
    #expect(abs(Double(draws.count { abs($0) > 1.96 }) / Double(draws.count) - 0.05) < 0.006)
    var again = GaussianNoise(CounterRandom(seed: 4, stream: "noise"))
    #expect(again.draw(20_001).map(Double.init) == draws)
  }
}
