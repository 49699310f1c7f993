import ApicalImaging

extension SegmentationPlan {
  /// An image at the network's size, normalised as the card says.
  func networkPixels(of image: Image) -> [Float] { card.input.networkPixels(of: image) }

  /// From the network's output to labels on the image's own grid.
  func segmentation(_ logits: LogitMap, of image: Image) -> Segmentation {
    let native = logits.resampled(to: image.size)
    let winners = native.winners()
    let confidence = meanConfidence(native, winners)
    var map = LabelMap(
      size: image.size, spacing: image.spacing, labels: winners.map { labels[Int($0)].rawValue })
    var removed: [Label: Int] = [:]
    for label in labels where label != .background {
      removed[label] = map.keepLargestComponent(of: label)
    }
    return Segmentation(labels: map, removedPixels: removed, meanConfidence: confidence)
  }

  /// As ``segmentation(_:of:)`` with every component kept.
  func labelsOfAllComponents(_ logits: LogitMap, of image: Image) -> LabelMap {
    let winners = logits.resampled(to: image.size).winners()
    return LabelMap(
      size: image.size, spacing: image.spacing, labels: winners.map { labels[Int($0)].rawValue })
  }

  private func meanConfidence(_ native: LogitMap, _ winners: [UInt8]) -> Double? {
    var sum = 0.0
    var count = 0
    for pixel in winners.indices where labels[Int(winners[pixel])] != .background {
      sum += native.probability(of: Int(winners[pixel]), at: pixel, activation: card.output.activation)
      count += 1
    }
    return count == 0 ? nil : sum / Double(count)
  }
}

extension ModelInput {
  /// An image at the network's size, normalised as the card says.
  func networkPixels(of image: Image) -> [Float] {
    var pixels = image.resized(to: size).pixels
    normalisation.apply(to: &pixels)
    return pixels
  }
}

extension LabelMap {
  /// Sets the smaller components of a label to background and returns how many pixels they had.
  fileprivate mutating func keepLargestComponent(of label: Label) -> Int {
    let mask = mask(of: label)
    let (kept, removed) = mask.largestComponent(connectivity: .eight)
    for pixel in labels.indices where mask.isInside[pixel] && !kept.isInside[pixel] {
      labels[pixel] = Label.background.rawValue
    }
    return removed
  }
}

extension [Float] {
  /// Row-major pixels with every row reversed.
  func mirrored(width: Int) -> [Float] {
    stride(from: 0, to: count, by: width).flatMap { self[$0..<($0 + width)].reversed() }
  }
}
