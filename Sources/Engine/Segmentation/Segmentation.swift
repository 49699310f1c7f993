public import ApicalImaging

/// What a network made of one image.
public struct Segmentation: Sendable, Equatable {
  /// One label a pixel, on the grid and with the spacing of the image.
  public let labels: LabelMap
  /// For every label of the network but the background: pixels that lay outside of the label's largest
  /// component and were set to background.
  public let removedPixels: [Label: Int]
  /// Mean probability of the assigned label over all pixels that are not background, 0…1; nil if there are none.
  ///
  /// The softmax over the channels of the resampled output, before smaller components are removed. It says how
  /// sure the network is, not how right.
  public let meanConfidence: Double?

  /// For stand-ins of a network.
  package init(labels: LabelMap, removedPixels: [Label: Int], meanConfidence: Double?) {
    self.labels = labels
    self.removedPixels = removedPixels
    self.meanConfidence = meanConfidence
  }
}
