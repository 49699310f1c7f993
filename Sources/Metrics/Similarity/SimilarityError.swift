public import ApicalImaging

/// Why two grey images could not be compared.
public enum SimilarityError: Error, Equatable, CustomStringConvertible {
  /// The images lie on different grids.
  case sizesDiffer(PixelSize, PixelSize)
  /// The window does not fit into the image once.
  case smallerThanWindow(PixelSize, side: Int)
  /// NaN or infinity at this pixel, counted row after row.
  case notFinite(pixel: Int)
  /// A search was asked for with nothing to search for.
  case noQuery
  /// A comparison of kept pixels was asked for where none is kept.
  case nothingKept

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .sizesDiffer(let one, let other):
      "Images: \(one) and \(other) pixels; one size is needed. Resize one to the grid of the other."
    case .smallerThanWindow(let size, let side):
      "Image: \(size) pixels, needed: \(side) × \(side) for the window. Take a smaller window or a larger image."
    case .notFinite(let pixel):
      "Pixel \(pixel) is not finite. Is the file damaged, or was it scaled by zero?"
    case .noQuery:
      "Images to search for: 0, needed: 1. Is the folder of generated images empty?"
    case .nothingKept:
      "Kept pixels: 0, needed: 1. Did the transformation move the whole sector off the grid?"
    }
  }
}
