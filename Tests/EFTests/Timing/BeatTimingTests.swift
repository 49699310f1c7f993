import ApicalCohort
import ApicalEF
import ApicalImaging
import Foundation
import Testing

struct BeatTimingTests {
  /// Areas that fall in `systole` frames and rise in the rest of `length`, like a cosine; the first ED is
  /// frame 0.
  private func areas(beats: Int, length: Int = 40, systole: Int = 16, ed: Double = 3000, es: Double = 1800)
    -> [Double?]
  {
    (0..<beats * length + 1).map { index in
      let offset = index % length
      let share =
        offset <= systole
        ? Double(offset) / Double(systole) : 1 - Double(offset - systole) / Double(length - systole)
      return es + (ed - es) * (1 + cos(.pi * share)) / 2
    }
  }

  private func timing(
    _ areas: [Double?], frameRate: Double = 50, _ settings: TimingSettings = TimingSettings()
  ) throws -> BeatTiming {
    try BeatTiming(AreaCurve(areas: areas, frameRate: frameRate), settings: settings)
  }

  @Test func everyBeatOfACleanCurve() throws {
    let timing = try timing(areas(beats: 4))
    #expect(timing.beats.map(\.frames) == (0..<4).map { BeatFrames(ed: 40 * $0, es: 40 * $0 + 16) })
    #expect(timing.beats.map(\.number) == [1, 2, 3, 4])
    #expect(timing.beats.map(\.nextED) == [40, 80, 120, nil])
    #expect(timing.wholeBeats.count == 4)
    #expect(timing.heartRate == 75)
    #expect(timing.outliers.isEmpty)
    #expect(timing.framesBefore.isEmpty)
    let quality = timing.beats[1].quality
    #expect(abs(quality.areaChange - 40) < 0.5)
    #expect(quality.systole == 320)
    #expect(quality.length == 800)
    #expect(quality.measuredShare == 1)
    #expect(quality.noise < 1)
    #expect(try JSONDecoder().decode(BeatTiming.self, from: JSONEncoder().encode(timing)) == timing)
  }

  /// Nor does the frame rate, but for the rate of the heart.
  @Test(arguments: [0.01, 1, 250])
  func unitDoesNotMatter(_ scale: Double) throws {
    let plain = try timing(areas(beats: 3))
    let scaled = try timing(areas(beats: 3).map { $0.map { $0 * scale } })
    #expect(scaled.beats.map(\.frames) == plain.beats.map(\.frames))
    let doubled = try timing(areas(beats: 3), frameRate: 100)
    #expect(abs(try #require(doubled.heartRate) - 150) < 3)
  }

  /// 150 beats a minute at 30 frames per second; 40 at 90; 60 at 15.
  @Test(arguments: [(12, 5, 30.0), (135, 30, 90), (15, 5, 15)])
  func fastAndSlowHearts(_ length: Int, _ systole: Int, _ frameRate: Double) throws {
    let timing = try timing(areas(beats: 5, length: length, systole: systole), frameRate: frameRate)
    #expect(timing.wholeBeats.count == 5)
    for (index, beat) in timing.beats.enumerated() {
      #expect(abs(beat.frames.ed - index * length) <= 1)
      #expect(abs(beat.frames.es - index * length - systole) <= 1)
    }
  }

  @Test func missingFramesAndOutliers() throws {
    var values = areas(beats: 3)
    for frame in [3, 20, 21, 22, 55, 90, 97] { values[frame] = nil }
    values[30] = 100
    values[70] = 9000
    let timing = try timing(values)
    for (beat, first) in zip(timing.beats, [0, 40, 80]) {
      #expect(abs(beat.frames.ed - first) <= 1)
      #expect(abs(beat.frames.es - first - 16) <= 1)
    }
    #expect(timing.outliers == [30, 70])
    #expect(timing.beats.map(\.quality.outliers) == [1, 1, 0])
    #expect(timing.beats[0].quality.measuredShare == 0.9)
    #expect(timing.wholeBeats.count == 3)
  }

  @Test func aGapAroundEndSystoleIsAFlaw() throws {
    var values = areas(beats: 3)
    for frame in 53..<60 { values[frame] = nil }
    let timing = try timing(values)
    #expect(timing.beats.count == 3)
    #expect(timing.beats[1].flaws == [.gap])
    #expect(timing.wholeBeats.map(\.number) == [1, 3])
  }

  /// Recordings that begin or end in the middle of a systole.
  @Test func cutBeatsAtTheEnds() throws {
    let whole = areas(beats: 3)
    let startsLate = try timing(Array(whole[7...]))
    #expect(startsLate.beats.map(\.flaws) == [[.edCut], [], []])
    #expect(startsLate.beats[0].frames.es == 9)
    let endsEarly = try timing(Array(whole[..<90]))
    #expect(endsEarly.beats.map(\.flaws) == [[], [], [.esCut]])
    let startsInDiastole = try timing(Array(whole[20...]))
    #expect(startsInDiastole.beats.map(\.frames) == [BeatFrames(ed: 20, es: 36), BeatFrames(ed: 60, es: 76)])
    #expect(startsInDiastole.framesBefore == 0..<20)
    #expect(startsInDiastole.wholeBeats.count == 2)
  }

  /// One beat alone has no others to compare with: the slope at the edge tells.
  @Test func singleBeats() throws {
    let one = areas(beats: 1)
    #expect(try timing(one).beats.map(\.isWhole) == [true])
    #expect(try timing(Array(one[...16])).beats.map(\.isWhole) == [true])
    #expect(try timing(Array(one[6...])).beats.map(\.flaws) == [[.edCut]])
    #expect(try timing(Array(one[..<11])).beats.map(\.flaws) == [[.esCut]])
  }

  @Test func implausibleBeats() throws {
    // 3 s from ED to ED.
    let slow = try timing(areas(beats: 2, length: 150, systole: 20))
    #expect(slow.beats[0].flaws == [.implausibleLength])
    // 600 beats a minute are noise: merged into turns that a heart can make.
    let fast = try timing(areas(beats: 12, length: 10, systole: 4), frameRate: 100)
    for (before, after) in zip(fast.beats, fast.beats.dropFirst()) {
      #expect(after.frames.ed - before.frames.ed >= 30)
    }
  }

  @Test func nothingToFind() throws {
    #expect(throws: TimingError.noFrameRate(0)) { try AreaCurve(areas: [1], frameRate: 0) }
    #expect(throws: TimingError.notAnArea(frame: 1)) { try AreaCurve(areas: [1, -1], frameRate: 50) }
    #expect(throws: TimingError.notAnArea(frame: 0)) { try AreaCurve(areas: [.nan], frameRate: 50) }
    #expect(throws: TimingError.tooFewFrames(measured: 2, minimum: 8)) {
      try timing([1, nil, nil, 2])
    }
    #expect(throws: TimingError.tooFewFrames(measured: 0, minimum: 8)) { try timing([]) }
    #expect(throws: TimingError.self) {
      try timing([Double?](repeating: 500, count: 60))
    }
    // The area only rises: an ES at most.
    #expect(throws: TimingError.self) { try timing((0..<60).map { 1000 + Double($0) }) }
  }

  /// Areas of true masks, frame by frame.
  @Test func areasOfMasks() throws {
    let cohort = InSilicoCohort(seed: 3, exams: 1, style: .varied, beats: 1, views: [.a4c])
    let view = cohort.phantoms(exam: 1)[0]
    let frameRate = try #require(cohort.cohort().exams[0].views[0].frameRate)
    var maps: [LabelMap?] = (0..<view.frameCount).map { PhantomFrame(view: view, index: $0).reference() }
    let curve = try AreaCurve(maps: maps, frameRate: frameRate)
    for (index, area) in curve.areas.enumerated() {
      #expect(abs(try #require(area) / NoisyCine.area(view, index) - 1) < 0.01)
    }
    let frames = try BeatTiming(curve).beats[0].frames
    #expect(abs(frames.ed - view.beats[0].firstFrame) <= 1)
    #expect(abs(frames.es - view.beats[0].endSystole) <= 1)
    if let size = maps[5]?.size {
      maps[5] = LabelMap(size: size, spacing: nil, labels: [UInt8](repeating: 0, count: size.count))
    }
    maps[6] = nil
    let holes = try AreaCurve(maps: maps, frameRate: frameRate)
    #expect(holes.areas[5] == nil && holes.areas[6] == nil)
    #expect(abs(holes.measuredShare - (1 - 2 / Double(holes.count))) < 1e-12)
  }
}
