import ApicalImaging
import Foundation
import TestSupport
import Testing

@testable import ApicalCohort

@Suite struct PhantomCineTests {
  private func cohort(_ rhythm: PhantomRhythm = .wide, exams: Int = 30) -> InSilicoCohort {
    InSilicoCohort(
      seed: 11, exams: exams, style: .mixed, beats: 2, views: [.a2c, .a4c], rhythm: rhythm)
  }

  /// ED and ES are where the drawn volume is largest and smallest.
  @Test func knownBeatsAreTheTurnsOfTheVolume() throws {
    for number in 1...30 {
      let cine = cohort().cine(exam: number, view: .a4c)
      let volumes = cine.frames.map { cine.view.shape(frame: $0).volume }
      let known = try #require(cine.knownBeats)
      #expect(known.count >= 2)
      for beat in known {
        let around = { (frame: Int) in max(0, frame - 3)...min(volumes.count - 1, frame + 3) }
        #expect(volumes[beat.ed] == volumes[around(beat.ed)].max())
        #expect(volumes[beat.es] == volumes[around(beat.es)].min())
      }
      #expect(zip(known, known.dropFirst()).allSatisfy { $0.es < $1.ed })
    }
  }

  @Test func someBeginWithEDAndMostAreCut() {
    let cines = (1...30).map { cohort().cine(exam: $0, view: .a4c) }
    let triggered = cines.count {
      $0.view.beats.contains { [cine = $0] in cine.frames.lowerBound == $0.firstFrame }
    }
    #expect((2...14).contains(triggered))
    #expect(Set(cines.map(\.frames.lowerBound)).count > 15)
  }

  @Test func wideRhythmsAreWiderThanResting() {
    func rates(_ rhythm: PhantomRhythm) -> (hearts: [Double], frames: [Double]) {
      let hearts = (1...30).map { cohort(rhythm).cine(exam: $0, view: .a4c).view.heart }
      return (hearts.map(\.heartRate), hearts.map(\.frameRate))
    }
    let (resting, wide) = (rates(.resting), rates(.wide))
    #expect(resting.frames.allSatisfy { (42...60).contains($0) })
    #expect(wide.frames.min()! < 35 && wide.frames.max()! > 65)
    #expect(resting.hearts.max()! < 100)
    #expect(wide.hearts.max()! > 105 && wide.hearts.min()! < 60)
  }

  /// The heart of a cine is that of the exam's frames: same volumes, same look.
  @Test func aCineShowsTheHeartOfItsExam() {
    let cohort = cohort(.resting)
    let frames = cohort.phantoms(exam: 3)[1].heart
    let cine = cohort.cine(exam: 3, view: .a4c).view.heart
    #expect(frames.edv == cine.edv && frames.ef == cine.ef && frames.frameRate == cine.frameRate)
  }

  @Test func aCohortOfWholeRecordingsHasNoFrames() throws {
    let cohort = InSilicoCohort(seed: 1, exams: 2, style: .varied, beats: 1, views: [.a4c]).cohort(
      whole: true)
    let view = try #require(cohort.exams[0].view(.a4c))
    #expect(view.beats.isEmpty && view.recordings.count == 1)
    #expect(cohort.exams[0].recorded.ef != nil)
    #expect(view.recordings[0].knownBeats?.isEmpty == false)
  }

  @Test func theExportIsWhatTheTableSays() throws {
    let folder = try TemporaryFolder()
    let cohort = cohort(exams: 2)
    #expect(try CineExport.write(cohort, to: folder.url, side: 24, maximumRate: 12) == 2)
    let lines = try String(contentsOf: folder.file("cines.csv"), encoding: .utf8)
      .split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    #expect(lines.count == 3)
    for (number, cells) in zip(1..., lines.dropFirst()) {
      let cine = cohort.cine(exam: number, view: number == 1 ? .a4c : .a2c)
      let step = (cine.frameRate / 12).rounded(.up)
      #expect(Double(cells[3]) == cine.frameRate / step)
      let strip = try ImageFile.read(folder.file(cells[0]))
      let count = try #require(Int(cells[4]))
      #expect(strip.size == PixelSize(width: 24, height: 24 * count))
      let second = cine.image(frame: Int(step)).resized(to: PixelSize(width: 24, height: 24))
      let stored = strip.pixels[24 * 24..<2 * 24 * 24]
      #expect(zip(stored, second.pixels).allSatisfy { abs($0 - $1) <= 0.5 })
      let eds = cells[6].split(separator: " ").compactMap { Double($0) }
      let known = try #require(cine.knownBeats)
      #expect(known.allSatisfy { beat in eds.contains { abs($0 * step - Double(beat.ed)) < 1e-6 } })
    }
    let date = try FileManager.default.attributesOfItem(atPath: folder.file(lines[1][0]).path)[
      .modificationDate]
    _ = try CineExport.write(cohort, to: folder.url, side: 24, maximumRate: 12)
    let after = try FileManager.default.attributesOfItem(atPath: folder.file(lines[1][0]).path)[
      .modificationDate]
    #expect(date as? Date == after as? Date)
  }
}
