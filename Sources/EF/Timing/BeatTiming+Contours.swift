public import ApicalImaging

extension BeatTiming {
  /// Measures the ED and ES frames of the whole beats.
  ///
  /// - Parameters:
  ///   - view: The view of the recording.
  ///   - maps: Its segmentations, one a frame; nil where a frame has none.
  ///   - discCount: Number of discs, 20 by convention.
  ///   - sector: What the probe sees; nil leaves out the test for an LV that it cuts.
  /// - Returns: One for each of ``wholeBeats``, with its number in the recording.
  /// - Precondition: as many maps as the curve has frames.
  public func contours(
    of view: EFView, maps: [LabelMap?], discCount: Int = 20, sector: Sector? = nil
  ) -> [BeatContours] {
    precondition(maps.count == curve.count, "\(curve.count) frames were timed, \(maps.count) are given")
    func shape(_ frame: Int, _ phase: EFPhase) -> FrameShape {
      FrameShape(labels: maps[frame], phase: phase, discCount: discCount, sector: sector)
    }
    return wholeBeats.map { beat in
      BeatContours(
        view: view, beat: beat.number, ed: shape(beat.frames.ed, .ed), es: shape(beat.frames.es, .es))
    }
  }
}
