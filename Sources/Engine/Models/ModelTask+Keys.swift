import Foundation

extension ModelTask {
  /// Decodes the keys that this task needs beyond those of every card.
  ///
  /// - Parameter card: The card's JSON.
  /// - Throws: `DecodingError` for the first key that is missing.
  func requireKeys(in card: Data) throws {
    switch self {
    case .segmentation: _ = try JSONDecoder().decode(SegmentationKeys.self, from: card)
    case .denoiser: _ = try JSONDecoder().decode(DenoiserKeys.self, from: card)
    case .features: _ = try JSONDecoder().decode(FeatureKeys.self, from: card)
    case .timing: break
    }
  }
}

private struct SegmentationKeys: Decodable {
  struct Input: Decodable {
    let resize: ModelResize
    let normalisation: Normalisation
  }
  struct Output: Decodable {
    let labels: [String]
    let activation: ModelActivation
  }

  let input: Input
  let output: Output
  let testTimeMirroring: Bool
}

private struct FeatureKeys: Decodable {
  struct Input: Decodable {
    let resize: ModelResize
    let normalisation: Normalisation
  }

  let input: Input
}

private struct DenoiserKeys: Decodable {
  let diffusion: ModelDiffusion
}
