/// How the samples of a recording became grey values of 0…255.
///
/// Colour becomes luma by the weights of ITU-R BT.601, 0.299 red + 0.587 green + 0.114 blue: those that JPEG and
/// DICOM define for YBR, so that coded luma is taken as it is. A colour overlay such as Doppler stays in the picture,
/// by its luma; ``RecordingSource/colouredShare`` tells of it.
public enum GreyConversion: String, Sendable, Codable, CaseIterable {
  /// Grey as stored, scaled to 0…255.
  case stored
  /// Grey as stored, of which 0 is white.
  case inverted
  /// Coded luma of 0…255.
  case luma
  /// Coded luma of 16…235, spread to 0…255 and clamped.
  case limitedLuma
  /// Luma of red, green and blue.
  case colour
  /// Luma of a palette's entries.
  case palette

  /// Chroma, or spread of red, green and blue, beyond which a pixel counts as coloured; of 255.
  public static let colourDistance = 24

  /// Luma of a colour; exact where the three are equal.
  static func luma(_ red: Int, _ green: Int, _ blue: Int) -> Float {
    Float(299 * red + 587 * green + 114 * blue) / 1000
  }
}
