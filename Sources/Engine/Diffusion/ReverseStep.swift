internal import Foundation

/// One step from more to less noise.
public enum ReverseStep: Sendable, Equatable {
  /// Ancestral sampling. Ho et al. 2020; with a learned variance, Nichol & Dhariwal 2021, equation 15.
  case ddpm
  /// Song et al., ICLR 2021, equation 12; η = 0 draws no noise, η = 1 is close to DDPM.
  case ddim(eta: Double)
}

extension DiffusionChain {
  /// The clean image that a denoiser's answer stands for, clamped to black and white.
  func cleanImage(
    _ image: [Float], _ output: DenoiserOutput, target: PredictionTarget, range: ClosedRange<Float> = -1...1,
    at t: Int
  ) -> [Float] {
    let kept = cumulativeAlphas[t]
    let (ofImage, ofPrediction): (Double, Double) =
      switch target {
      case .noise: ((1 / kept).squareRoot(), -(1 / kept - 1).squareRoot())
      case .clean: (0, 1)
      case .velocity: (kept.squareRoot(), -(1 - kept).squareRoot())
      }
    return zip(image, output.prediction).map { x, prediction in
      min(
        range.upperBound,
        max(range.lowerBound, Float(ofImage * Double(x) + ofPrediction * Double(prediction))))
    }
  }

  /// DDPM: the posterior mean plus noise of the learned variance, or of β̃ where none is learned.
  ///
  /// - Parameter noise: One draw a pixel; not used at t = 0.
  func ddpmStep(_ image: [Float], clean: [Float], varianceLogit: [Float]?, noise: [Float], at t: Int)
    -> [Float]
  {
    let weights = posteriorMeanWeights(t)
    let spread = ancestralSpread(at: t)
    return image.indices.map { index in
      let mean = weights.clean * Double(clean[index]) + weights.noisy * Double(image[index])
      guard t > 0 else { return Float(mean) }
      return Float(mean + spread(varianceLogit?[index]) * Double(noise[index]))
    }
  }

  /// SD of the step's noise as a function of the variance logit; β̃₀ = 0 is replaced by β̃₁, as its logarithm is needed.
  private func ancestralSpread(at t: Int) -> (Float?) -> Double {
    let smallest = log(posteriorVariance(count > 1 ? max(t, 1) : t))
    let largest = log(betas[t])
    return { logit in
      guard let logit else { return exp(smallest / 2) }
      let share = (Double(logit) + 1) / 2
      return exp((share * largest + (1 - share) * smallest) / 2)
    }
  }

  /// DDIM with η; `previous` is ᾱ of the step to go to, which may lie several steps away.
  func ddimStep(_ image: [Float], clean: [Float], eta: Double, noise: [Float], at t: Int, previous: Double)
    -> [Float]
  {
    let kept = cumulativeAlphas[t]
    let variance = eta * eta * (1 - previous) / (1 - kept) * (1 - kept / previous)
    let direction = max(0, 1 - previous - variance).squareRoot()
    let spread = t > 0 ? variance.squareRoot() : 0
    return image.indices.map { index in
      let epsilon =
        (Double(image[index]) - kept.squareRoot() * Double(clean[index])) / (1 - kept).squareRoot()
      let mean = previous.squareRoot() * Double(clean[index]) + direction * epsilon
      return Float(spread == 0 ? mean : mean + spread * Double(noise[index]))
    }
  }

  /// A clean image with the noise of step t.
  func noised(_ clean: [Float], noise: [Float], at t: Int) -> [Float] {
    let (signal, spread) = (cumulativeAlphas[t].squareRoot(), (1 - cumulativeAlphas[t]).squareRoot())
    return zip(clean, noise).map { Float(signal * Double($0) + spread * Double($1)) }
  }

  /// One step from index t to t + 1, towards noise.
  func forwardStep(_ image: [Float], noise: [Float], from t: Int) -> [Float] {
    let beta = betas[t + 1]
    let (signal, spread) = ((1 - beta).squareRoot(), beta.squareRoot())
    return zip(image, noise).map { Float(signal * Double($0) + spread * Double($1)) }
  }
}
