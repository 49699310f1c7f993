import ApicalCohort
import ApicalImaging
import Testing

@Suite struct InSilicoCohortTests {
  private func frame(exams: Int, number: Int, view: ViewKind = .a4c, seed: UInt64 = 5) -> Image {
    let cohort = InSilicoCohort(seed: seed, exams: exams, style: .varied, beats: 1, views: [.a4c, .a2c])
      .cohort()
    return try! cohort.exams[number - 1].view(view)!.beats[0].frames[0].source.image()
  }

  @Test func pixelsDoNotDependOnOrderOrCohortSize() {
    let first = frame(exams: 2, number: 2)
    _ = frame(exams: 2, number: 1)
    #expect(frame(exams: 7, number: 2) == first)
  }

  @Test func moreBeatsLeaveTheFirstOneAlone() {
    let phantoms = [1, 3].map {
      InSilicoCohort(seed: 5, exams: 1, style: .varied, beats: $0, views: [.a4c]).phantoms(exam: 1)[0]
    }
    #expect(phantoms[0].acquisition == phantoms[1].acquisition)
    let maps = phantoms.map { PhantomFrame(view: $0, index: $0.beats[0].endSystole).reference() }
    #expect(maps[0] == maps[1])
  }

  @Test func seedsExamsAndViewsDiffer() {
    let one = frame(exams: 2, number: 1)
    #expect(frame(exams: 2, number: 1, seed: 6) != one)
    #expect(frame(exams: 2, number: 2) != one)
    #expect(frame(exams: 2, number: 1, view: .a2c) != one)
  }

  @Test func examsAreNamedAndDescribed() throws {
    let cohort = InSilicoCohort(seed: 9, exams: 3, style: .lvFocused, beats: 2, views: [.a4c, .a2c]).cohort()
    #expect(cohort.layout == .inSilico)
    #expect(cohort.origin == "in-silico")
    #expect(cohort.exams.map(\.id) == ["insilico-0001", "insilico-0002", "insilico-0003"])
    let exam = cohort.exams[0]
    #expect(exam.views.map(\.kind) == [.a2c, .a4c])
    #expect(
      exam.view(.a4c)?.frames.map(\.id) == [
        "insilico-0001/A4C/beat1/ED", "insilico-0001/A4C/beat1/ES",
        "insilico-0001/A4C/beat2/ED", "insilico-0001/A4C/beat2/ES",
      ])
    #expect(exam.attributes["style"] == "lv-focused")
    #expect(exam.attributes["seed"] == "9")
    let rate = try #require(exam.attributes["heartRate"].flatMap(Int.init))
    #expect((40...110).contains(rate))
    #expect(try (40...60).contains(#require(exam.view(.a4c)?.frameRate)))
  }

  /// Depth is the image height; the sector fills the image; all else is black; values are integers.
  @Test func framesAreEightBitSectors() throws {
    let view = InSilicoCohort(seed: 4, exams: 1, style: .varied, beats: 1, views: [.a4c]).phantoms(exam: 1)[0]
    let image = PhantomFrame(view: view, index: 0).image()
    #expect(abs(try #require(image.depth) - view.acquisition.depth) < 1e-9)
    #expect(image.pixels.allSatisfy { $0 >= 0 && $0 <= 255 && $0 == $0.rounded() })
    #expect(image[0, 0] == 0 && image[image.width - 1, 0] == 0)
    #expect(image[0, image.height - 1] == 0)
    let middle = image.width / 2
    let lowest = (0..<image.height).last { image[middle, $0] > 0 }
    #expect(lowest == image.height - 1)
    let left = (0..<image.width).first { column in (0..<image.height).contains { image[column, $0] > 0 } }
    #expect(try #require(left) <= 3)
  }
}
