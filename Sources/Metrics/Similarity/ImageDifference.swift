public import ApicalImaging
internal import Foundation

/// Mean squared difference of the pixels of two grey images.
///
/// - Throws: ``SimilarityError`` for images of different sizes or a pixel that is not finite.
public func meanSquaredError(_ one: Image, _ other: Image) throws(SimilarityError) -> Double {
  guard one.size == other.size else { throw .sizesDiffer(one.size, other.size) }
  var sum = 0.0
  let (first, second) = (one.pixels.span, other.pixels.span)
  for index in first.indices {
    let difference = Double(first[index]) - Double(second[index])
    guard difference.isFinite else { throw .notFinite(pixel: index) }
    sum += difference * difference
  }
  return sum / Double(one.size.count)
}

/// Peak signal-to-noise ratio (PSNR) of two grey images, dB: 10 log₁₀(range² / MSE).
///
/// - Parameters:
///   - one: An image.
///   - other: An image of the same size.
///   - dataRange: Largest minus smallest value that a pixel may take: 255 for 8-bit frames.
/// - Returns: nil for equal images, whose ratio has no bound.
/// - Throws: ``SimilarityError`` as ``meanSquaredError(_:_:)``.
/// - Precondition: `dataRange` is above zero.
public func peakSignalToNoiseRatio(
  _ one: Image, _ other: Image, dataRange: Double
) throws(SimilarityError) -> Double? {
  precondition(dataRange > 0, "a range is above zero: \(dataRange)")
  let error = try meanSquaredError(one, other)
  return error > 0 ? 10 * log10(dataRange * dataRange / error) : nil
}
