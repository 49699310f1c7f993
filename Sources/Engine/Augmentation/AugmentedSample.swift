public import ApicalImaging

/// One augmented frame with everything that it was made of, for files, audits and contact sheets.
public struct AugmentedSample: Sendable {
  /// The frame before, with its labels and sector on the same grid.
  public let original: GridFrame
  /// 1 for the first sample of a frame.
  public let number: Int
  /// The frame after the transformations, black where it is to be painted; its labels, keep mask, scale and draw.
  public let transformed: TransformedFrame
  /// The finished image, 0…255; equal to that of ``transformed`` where nothing was repainted.
  public let repainted: Image
  /// Draws that were refused before this one.
  public let rejectedDraws: Int
  /// True where every allowed draw was refused and the frame was left where it is.
  public let isFallback: Bool
  /// Calls of the denoiser.
  public let denoiserCalls: Int
  /// Seconds that the denoiser and the sampler took.
  public let seconds: Double

  /// The labels of the finished image.
  public var labels: LabelMap { transformed.labels }
  /// Pixels that come from the original.
  public var keep: Mask { transformed.keep }
  /// Grid, scale and sector of the finished image.
  public var geometry: FrameGeometry { transformed.geometry }
  /// Share of the finished image's labelled pixels that lie on generated ones.
  public var labelsOnPaint: Double {
    let labelled = labels.labels.count { $0 != 0 }
    let painted = labels.labels.indices.count { labels.labels[$0] != 0 && !keep.isInside[$0] }
    return labelled == 0 ? 0 : Double(painted) / Double(labelled)
  }
}
