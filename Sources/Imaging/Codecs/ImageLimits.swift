/// The largest image that the codecs accept, so that a damaged header cannot ask for all memory.
public enum ImageLimits {
  /// Pixels along a side.
  public static let side = 16_384
  /// Pixels of all frames together.
  public static let voxels = 1 << 28

  /// Checks the axes of a header and folds all beyond the second into frames.
  static func grid(_ dimensions: [Int]) throws(ImageFileError.Problem) -> (size: PixelSize, frames: Int) {
    guard dimensions.count >= 2, dimensions.allSatisfy({ $0 > 0 }) else { throw .badDimensions(dimensions) }
    var voxels = 1
    for extent in dimensions {
      let (product, overflow) = voxels.multipliedReportingOverflow(by: extent)
      guard !overflow, product <= Self.voxels else { throw .tooLarge(dimensions) }
      voxels = product
    }
    guard dimensions[0] <= side, dimensions[1] <= side else { throw .tooLarge(dimensions) }
    let size = PixelSize(width: dimensions[0], height: dimensions[1])
    return (size, voxels / size.count)
  }
}
