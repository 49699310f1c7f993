/// Every colour of figures and documents.
///
/// Data colours are those of Okabe & Ito (Color Universal Design, 2008), which readers with any common
/// colour-vision deficiency tell apart; a second cue (shape, dash) always goes with them.
public enum Palette {
  /// Exams inside of the acquisition range: Okabe–Ito blue.
  public static let inRange = Colour(0x0072B2)
  /// Exams outside of the acquisition range: Okabe–Ito vermillion.
  public static let outOfRange = Colour(0xD55E00)
  /// Data without a range: a neutral slate.
  public static let unclassified = Colour(0x52616F)
  /// Contour of the reference: Okabe–Ito sky blue, light enough for dark images.
  public static let reference = Colour(0x56B4E9)
  /// Contour of the prediction: Okabe–Ito orange, light enough for dark images.
  public static let prediction = Colour(0xE69F00)
  /// Contour of a second prediction: Okabe–Ito reddish purple, made lighter for dark images.
  public static let secondPrediction = Colour(0xF08CC8)
  /// Series of a comparison, in the order of use.
  public static let series = [
    Colour(0x0072B2), Colour(0xD55E00), Colour(0x009E73), Colour(0xCC79A7), Colour(0xE69F00),
    Colour(0x56B4E9),
  ]

  /// Text and the lines that carry a message.
  public static let ink = Colour(0x1B2530)
  /// Secondary text: tick labels, captions.
  public static let muted = Colour(0x5B6875)
  /// Axes and ticks.
  public static let axis = Colour(0x98A3AE)
  /// Rules of tables, grid lines.
  public static let hairline = Colour(0xDDE2E7)
  /// Background of cards and zebra-free table headers.
  public static let wash = Colour(0xF5F7F9)
  /// Headings' and key figures' accent: a deeper Okabe–Ito blue.
  public static let accent = Colour(0x0B5C8A)
  /// Interval bands.
  public static let band = Colour(0x7C8C9A, opacity: 0.16)
  /// Interval band of the main estimate.
  public static let mainBand = Colour(0x0072B2, opacity: 0.14)
  /// Page and figure background.
  public static let paper = Colour(0xFFFFFF)
}
