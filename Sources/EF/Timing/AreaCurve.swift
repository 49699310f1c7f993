public import ApicalImaging

/// The area of the segmented LV in every frame of a cine.
public struct AreaCurve: Sendable, Equatable, Codable {
  /// One area a frame: mm², or pixels where the cine has no spacing; nil where the frame gave none.
  public let areas: [Double?]
  /// Frames per second.
  public let frameRate: Double

  /// A curve that was measured before.
  ///
  /// - Parameters:
  ///   - areas: One a frame, in any unit; nil where the frame gave none.
  ///   - frameRate: Frames per second.
  /// - Throws: ``TimingError`` unless the rate is above zero and every area finite and not negative.
  public init(areas: [Double?], frameRate: Double) throws(TimingError) {
    guard frameRate.isFinite, frameRate > 0 else { throw .noFrameRate(frameRate) }
    let isWrong = { (area: Double?) in area.map { !$0.isFinite || $0 < 0 } ?? false }
    if let frame = areas.firstIndex(where: isWrong) { throw .notAnArea(frame: frame) }
    self.areas = areas
    self.frameRate = frameRate
  }

  /// Measures the segmentations of a cine.
  ///
  /// A frame's area is that of the largest 4-connected piece of its LV. A frame without segmentation, without
  /// LV, or whose LV falls into pieces (``EFFailure/lvInPieces(count:largestShare:)``) has none.
  ///
  /// - Parameters:
  ///   - maps: One a frame, in the order of the recording and of one spacing; nil where the frame was not
  ///     segmented.
  ///   - frameRate: Frames per second.
  /// - Throws: ``TimingError`` unless the rate is above zero.
  public init(maps: [LabelMap?], frameRate: Double) throws(TimingError) {
    let areas = maps.map { map -> Double? in
      guard let map, let piece = try? VentricleContour.largestPiece(of: map) else { return nil }
      return Double(piece.area) * (map.spacing?.pixelArea ?? 1)
    }
    try self.init(areas: areas, frameRate: frameRate)
  }

  /// Number of frames.
  public var count: Int { areas.count }

  /// Share of the frames with an area, 0…1; 0 for a recording without frames.
  public var measuredShare: Double { measuredShare(0..<count) }

  /// Share of the frames of a stretch with an area, 0…1; 0 for an empty stretch.
  func measuredShare(_ frames: Range<Int>) -> Double {
    frames.isEmpty ? 0 : Double(frames.count { areas[$0] != nil }) / Double(frames.count)
  }
}
