extension Image {
  /// The same field of view on another grid, by ``Resampler``; the spacing changes accordingly.
  public func resized(to size: PixelSize) -> Image {
    guard size != self.size else { return self }
    return Image(
      size: size, spacing: spacing?.resampled(from: self.size, to: size),
      pixels: Resampler(from: self.size, to: size).apply(pixels))
  }
}

extension LabelMap {
  /// The same field of view on another grid; the spacing changes accordingly.
  ///
  /// Each label's indicator is resized by ``Resampler`` and the largest wins; a tie goes to the lower label.
  public func resized(to size: PixelSize) -> LabelMap {
    guard size != self.size else { return self }
    let resampler = Resampler(from: self.size, to: size)
    var best = [Float](repeating: 0, count: size.count)
    var winners = [UInt8](repeating: 0, count: size.count)
    for label in Set(labels).sorted() {
      let shares = resampler.apply(labels.map { $0 == label ? 1 : 0 })
      for index in shares.indices where shares[index] > best[index] {
        best[index] = shares[index]
        winners[index] = label
      }
    }
    return LabelMap(size: size, spacing: spacing?.resampled(from: self.size, to: size), labels: winners)
  }
}
