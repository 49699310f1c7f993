import ApicalRandom
import Foundation
import TestSupport
import Testing

@testable import ApicalEF

/// Beats read from a phase that runs evenly from ED to ES to ED.
@Suite struct PhaseTimingTests {
  /// Cosine and sine of frames, for turning points at these frames; ED first.
  private func phase(
    ed: [Double], es: [Double], frames: Int, length: Double = 1
  ) -> (cosine: [Double], sine: [Double]) {
    let turns = (ed.map { ($0, 0) } + es.map { ($0, 1) }).sorted { $0.0 < $1.0 }
    let angles = (0..<frames).map { frame -> Double in
      let time = Double(frame)
      guard let index = turns.lastIndex(where: { $0.0 <= time }), index + 1 < turns.count else { return 0 }
      let share = (time - turns[index].0) / (turns[index + 1].0 - turns[index].0)
      return .pi * (Double(turns[index].1) + share)
    }
    return (angles.map { length * cos($0) }, angles.map { length * sin($0) })
  }

  @Test(arguments: [25.0, 50, 80])
  func everyTurnIsFoundToTheFrame(rate: Double) throws {
    let (ed, es) = ([-0.4, 0.45, 1.2, 2.15, 2.9], [-0.1, 0.8, 1.53, 2.47, 3.2])
    let (cosine, sine) = phase(
      ed: ed.map { $0 * rate }, es: es.map { $0 * rate }, frames: Int(2.7 * rate))
    let timing = try BeatTiming(cosine: cosine, sine: sine, frameRate: rate)
    let whole = timing.wholeBeats.map(\.frames)
    #expect(whole.count == 3)
    // Half a frame of rounding, and a little more where the phase runs faster on one side of the turn.
    for (beat, index) in zip(whole, 1...) {
      #expect(abs(Double(beat.ed) - ed[index] * rate) <= 0.75)
      #expect(abs(Double(beat.es) - es[index] * rate) <= 0.75)
    }
    let length = try #require(timing.wholeBeats[0].quality.length)
    #expect(abs(length - 750) <= 1000 / rate)
  }

  @Test func aRecordingThatBeginsWithEDIsWhole() throws {
    let (cosine, sine) = phase(ed: [0, 40], es: [16, 60], frames: 41)
    let timing = try BeatTiming(cosine: cosine, sine: sine, frameRate: 50)
    #expect(timing.wholeBeats.map(\.frames) == [BeatFrames(ed: 0, es: 16)])
  }

  @Test func aBeatThatTheRecordingCutsIsFlawed() throws {
    // Begins and ends in the middle of a systole.
    let (cosine, sine) = phase(ed: [-10, 40, 90], es: [10, 58, 110], frames: 101)
    let timing = try BeatTiming(cosine: cosine, sine: sine, frameRate: 50)
    #expect(timing.wholeBeats.map(\.frames) == [BeatFrames(ed: 40, es: 58)])
    #expect(timing.beats.contains { $0.flaws.contains(.edCut) })
  }

  /// The curve is at the bottom already, but the sine still tells of systole: the ES lies behind the end.
  @Test func aBeatCutShortlyBeforeItsEndIsFlawed() throws {
    let (cosine, sine) = phase(ed: [-20, 20, 60, 100], es: [-4, 36, 78, 118], frames: 76)
    let timing = try BeatTiming(cosine: cosine, sine: sine, frameRate: 50)
    #expect(timing.wholeBeats.map(\.frames) == [BeatFrames(ed: 20, es: 36)])
    #expect(timing.beats.last?.flaws == [.esCut])
    let (whole, sines) = phase(ed: [-20, 20, 60, 100], es: [-4, 36, 78, 118], frames: 79)
    let two = try BeatTiming(cosine: whole, sine: sines, frameRate: 50)
    #expect(two.wholeBeats.map(\.frames) == [BeatFrames(ed: 20, es: 36), BeatFrames(ed: 60, es: 78)])
  }

  @Test func aNetworkThatIsUnsureGivesNoBeat() throws {
    let (cosine, sine) = phase(ed: [0, 40, 80], es: [16, 56, 96], frames: 96, length: 0.3)
    #expect(throws: TimingError.self) { try BeatTiming(cosine: cosine, sine: sine, frameRate: 50) }
  }

  @Test func noiseMovesTurnsLittle() throws {
    var random = CounterRandom(seed: 5, stream: "phase")
    let (cosine, sine) = phase(ed: [-20, 20, 60, 100], es: [-4, 36, 76, 116], frames: 96)
    let noisy = { (values: [Double]) in values.map { $0 + 0.1 * random.normal() } }
    let timing = try BeatTiming(cosine: noisy(cosine), sine: noisy(sine), frameRate: 50)
    let whole = timing.wholeBeats.map(\.frames)
    #expect(whole.count == 2)
    for (beat, known) in zip(whole, [(20, 36), (60, 76)]) {
      #expect(abs(beat.ed - known.0) <= 2)
      #expect(abs(beat.es - known.1) <= 2)
    }
  }
}
