public import ApicalImaging

/// A labelled frame on the grid that it is augmented on.
public struct GridFrame: Sendable {
  /// Key of the frame's random draws, unique in the cohort.
  public let id: String
  /// The frame, resized to the grid.
  public let image: Image
  /// Its labels on the same grid.
  public let labels: LabelMap
  /// Its sector, in pixel coordinates of the grid.
  public let sector: Sector

  /// Resizes a frame; its sector is measured on its own grid.
  ///
  /// - Parameters:
  ///   - id: Key of the frame's random draws.
  ///   - image: The original on its own grid, with spacing.
  ///   - labels: On the same grid.
  ///   - size: The grid to work on; 256 × 256 in the paper.
  /// - Precondition: image and labels have one size.
  /// - Throws: ``SectorError`` where no sector can be measured.
  public init(id: String, image: Image, labels: LabelMap, size: PixelSize) throws(SectorError) {
    self.init(
      id: id, image: image, labels: labels, sector: try Sector.estimate(from: image), size: size)
  }

  /// Resizes a frame whose sector is known, in pixel coordinates of the original.
  public init(id: String, image: Image, labels: LabelMap, sector: Sector, size: PixelSize) {
    precondition(image.size == labels.size, "image and labels share a grid")
    self.id = id
    self.image = image.resized(to: size)
    self.labels = labels.resized(to: size)
    self.sector = sector.resampled(from: image.size, to: size)
  }
}
