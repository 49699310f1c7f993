/// What the file of a recording states, and which of it was used.
public struct RecordingSource: Sendable, Equatable, Codable {
  /// The kind of file, told by its content.
  public let format: RecordingFormat
  /// Transfer syntax of DICOM; codec and container of a video.
  public let encoding: String
  /// Columns and rows in the file, before cropping.
  public let storedSize: PixelSize
  /// Frames that the file announces; nil where it does not.
  public let announcedFrames: Int?
  /// Numbers of the frames that were read.
  public let frames: Range<Int>
  /// How samples became grey values.
  public var grey = GreyConversion.stored
  /// Share of the first frame's pixels that are coloured, 0…1.
  ///
  /// Coloured: chroma, or the spread of red, green and blue, beyond ``GreyConversion/colourDistance``.
  public var colouredShare = 0.0
  /// Where the spacing came from.
  public var spacing = SpacingSource.none
  /// All regions that the file describes, in its order.
  public var regions: [UltrasoundRegion] = []
  /// What of the stored picture was kept; nil for all of it.
  public var crop: PixelRectangle?
  /// Where the frame rate came from.
  public var frameRate = FrameRateSource.none
  /// ms from the first frame that was read, one a frame; empty where the file does not tell.
  public var frameTimes: [Double] = []
  /// Beats per minute.
  public var heartRate: Double?
  /// ms from the first frame of the file.
  public var rWaveTimes: [Double] = []
  /// The scanner's maker and model.
  public var manufacturer, model: String?
}

/// Where the spacing of a recording came from.
public enum SpacingSource: String, Sendable, Codable, CaseIterable {
  /// The calibrated region of the tissue in DICOM (0018,6011).
  case ultrasoundRegion
  /// DICOM's PixelSpacing (0028,0030).
  case pixelSpacing
  /// The header of a file that is made of a grid and a scale.
  case header
  /// The file states none: lengths are in pixels.
  case none
}

/// Where the frame rate of a recording came from.
public enum FrameRateSource: String, Sendable, Codable, CaseIterable {
  /// DICOM's FrameTime (0018,1063).
  case frameTime
  /// DICOM's FrameTimeVector (0018,1065).
  case frameTimeVector
  /// DICOM's CineRate (0018,0040), a rate of playing.
  case cineRate
  /// DICOM's RecommendedDisplayFrameRate (0008,2144), a rate of playing.
  case displayRate
  /// The time stamps of a video's frames.
  case timeStamps
  /// The rate that a video or a header states.
  case header
  /// The file states none.
  case none
}
