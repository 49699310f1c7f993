public import ApicalImaging

/// What goes into a network.
public struct ModelInput: Sendable, Equatable, Codable {
  /// Name of the network's input; a network with one input may leave it out.
  public let name: String?
  /// Columns and rows that the image is resized to.
  public let width, height: Int
  /// 1 for grey; with more, every channel gets the same grey image.
  public let channels: Int
  /// Order of the axes.
  public let layout: ModelLayout
  /// How the image is resized; only a segmentation network has to say.
  public let resize: ModelResize
  /// How the resized image is normalised; only a segmentation network has to say.
  public let normalisation: Normalisation
  /// Frames per second that a network of cines expects; nil for one of single images.
  public let frameRate: Double?

  /// Columns and rows as one value.
  public var size: PixelSize { PixelSize(width: width, height: height) }

  /// Decodes the card's keys; ``ModelCard`` checks those that its task needs.
  public init(from decoder: any Decoder) throws {
    let card = try decoder.container(keyedBy: CodingKeys.self)
    name = try card.decodeIfPresent(String.self, forKey: .name)
    width = try card.decode(Int.self, forKey: .width)
    height = try card.decode(Int.self, forKey: .height)
    channels = try card.decode(Int.self, forKey: .channels)
    layout = try card.decode(ModelLayout.self, forKey: .layout)
    resize = try card.decodeIfPresent(ModelResize.self, forKey: .resize) ?? .antialiasedTriangle
    normalisation = try card.decodeIfPresent(Normalisation.self, forKey: .normalisation) ?? .none
    frameRate = try card.decodeIfPresent(Double.self, forKey: .frameRate)
  }
}

/// Order of a tensor's axes.
public enum ModelLayout: String, Sendable, CaseIterable, NamedChoice {
  /// Batch, channel, row, column.
  case nchw = "NCHW"
}

/// How an image is brought to the size of a network.
public enum ModelResize: String, Sendable, CaseIterable, NamedChoice {
  /// Triangle filter as wide as the coarser of the two grids, half-pixel centres: PyTorch's bilinear interpolation
  /// with `antialias=True`. The aspect ratio is not kept.
  case antialiasedTriangle = "antialiased-triangle"
}
