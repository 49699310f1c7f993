import ApicalCohort
import Testing

@Suite struct HeartbeatTests {
  private static let phantoms = InSilicoCohort(
    seed: 11, exams: 12, style: .mixed, beats: 3, views: [.a4c])

  @Test(arguments: 1...12)
  func volumeIsLargestAtEndDiastoleAndSmallestAtEndSystole(number: Int) throws {
    let exam = Self.phantoms.cohort().exams[number - 1]
    let phantom = Self.phantoms.phantoms(exam: number)[0]
    let volumes = (0..<phantom.frameCount).map { phantom.shape(frame: $0).volume }
    let edv = try #require(exam.recorded.edv)
    let esv = try #require(exam.recorded.esv)
    for beat in exam.views[0].beats {
      let ed = try #require(beat.frame(.ed)?.index)
      let es = try #require(beat.frame(.es)?.index)
      #expect(ed < es)
      #expect(abs(volumes[ed] - edv) < 1e-6)
      #expect(abs(volumes[es] - esv) < 1e-6)
    }
    let diastoles = Set(exam.views[0].beats.compactMap { $0.frame(.ed)?.index })
    let systoles = Set(exam.views[0].beats.compactMap { $0.frame(.es)?.index })
    for (index, volume) in volumes.enumerated() {
      if !diastoles.contains(index) { #expect(volume < edv) }
      if !systoles.contains(index) { #expect(volume > esv) }
    }
  }

  @Test func theRecordedEFIsThatOfTheVolumes() throws {
    for exam in Self.phantoms.cohort().exams {
      let (edv, esv) = try (#require(exam.recorded.edv), #require(exam.recorded.esv))
      #expect(abs(exam.recorded.ef! - 100 * (edv - esv) / edv) < 1e-9)
      #expect((15...75).contains(exam.recorded.ef!))
    }
  }

  @Test func beatsFillTheRecordingAndVary() {
    let beats = Self.phantoms.phantoms(exam: 1)[0].beats
    #expect(beats.count == 3)
    #expect(beats[0].firstFrame == 0)
    #expect(beats[1].firstFrame == beats[0].frames.upperBound)
    #expect(beats[2].firstFrame == beats[1].frames.upperBound)
    let lengths = (1...12).flatMap { Self.phantoms.phantoms(exam: $0)[0].beats.map(\.frameCount) }
    #expect(Set(lengths).count > 6)
  }
}
