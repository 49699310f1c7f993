/// A region of an ultrasound picture, as DICOM describes it (0018,6011).
public struct UltrasoundRegion: Sendable, Equatable, Codable {
  /// What the axes of the region are.
  public enum SpatialFormat: String, Sendable, Codable {
    case none, picture, mMode, spectral, waveform, graphics, other
  }

  /// What the region shows.
  public enum DataType: String, Sendable, Codable {
    case none, tissue, colourFlow, pulsedWave, continuousWave, trace, ecg, other
  }

  /// What its axes are.
  public let spatialFormat: SpatialFormat
  /// What it shows.
  public let dataType: DataType
  /// As stored: it may reach beyond the picture.
  public let rectangle: PixelRectangle
  /// mm per pixel; nil where an axis is not a length.
  public let spacing: Spacing?

  /// Whether lengths of tissue can be measured in it.
  public var isCalibratedTissue: Bool { spatialFormat == .picture && dataType == .tissue && spacing != nil }
}

extension UltrasoundRegion.SpatialFormat {
  /// By the values of (0018,6012).
  init(code: Int?) {
    let names: [Self] = [.none, .picture, .mMode, .spectral, .waveform, .graphics]
    self = code.flatMap { names.indices.contains($0) ? names[$0] : nil } ?? .other
  }
}

extension UltrasoundRegion.DataType {
  /// By the values of (0018,6014).
  init(code: Int?) {
    switch code {
    case 0: self = .none
    case 1: self = .tissue
    case 2: self = .colourFlow
    case 3: self = .pulsedWave
    case 4: self = .continuousWave
    case 5, 6, 7, 8, 9: self = .trace
    case 10: self = .ecg
    default: self = .other
    }
  }
}
