/// One grey-scale frame: row-major pixels, the first row nearest to the probe.
///
/// Values are those of the file after its scaling; ultrasound frames use 0…255.
public struct Image: Sendable, Equatable {
  /// Columns and rows.
  public let size: PixelSize
  /// mm per pixel; nil where the source does not state a scale.
  public var spacing: Spacing?
  /// `size.count` values, row after row.
  public var pixels: [Float]

  /// - Precondition: `size.count` pixels.
  public init(size: PixelSize, spacing: Spacing?, pixels: [Float]) {
    precondition(pixels.count == size.count, "\(size) pixels needed, \(pixels.count) given")
    self.size = size
    self.spacing = spacing
    self.pixels = pixels
  }

  /// An image of one value.
  public init(size: PixelSize, spacing: Spacing?, filledWith value: Float = 0) {
    self.init(size: size, spacing: spacing, pixels: [Float](repeating: value, count: size.count))
  }

  /// Number of columns.
  public var width: Int { size.width }
  /// Number of rows.
  public var height: Int { size.height }

  /// Imaging depth: rows × spacing, mm; nil without spacing.
  public var depth: Double? { spacing.map { Double(height) * $0.y } }

  /// The value in column x of row y, both from 0.
  public subscript(x: Int, y: Int) -> Float {
    get { pixels[y * width + x] }
    set { pixels[y * width + x] = newValue }
  }
}
