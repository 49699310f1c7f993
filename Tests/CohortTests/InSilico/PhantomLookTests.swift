import ApicalCohort
import ApicalImaging
import Testing

/// Grey values by structure, against those of 57 CAMUS end-diastolic A4C frames (every eighth patient of the
/// training subgroups): medians LV 68, wall 109; high-pass (σ 6 pixels) spread in the lumen 10.5, in the wall 16.5.
@Suite struct PhantomLookTests {
  private static let frames = (1...12).map { number in
    let view = InSilicoCohort(seed: 31, exams: 12, style: .mixed, beats: 1, views: [.a4c])
      .phantoms(exam: number)[0]
    let frame = PhantomFrame(view: view, index: 0)
    return (image: frame.image(), reference: frame.reference()!)
  }

  @Test(arguments: 0..<12)
  func theLumenIsDarkerThanItsWall(index: Int) {
    let (image, reference) = Self.frames[index]
    #expect(mean(image, reference, .lv) + 10 < mean(image, reference, .myo))
  }

  @Test func greyValuesAreThoseOfRealFrames() {
    let lumen = Self.frames.map { mean($0.image, $0.reference, .lv) }.sorted()
    let wall = Self.frames.map { mean($0.image, $0.reference, .myo) }.sorted()
    #expect((48...92).contains((lumen[5] + lumen[6]) / 2))
    #expect((88...135).contains((wall[5] + wall[6]) / 2))
    #expect(lumen[0] > 15 && lumen[11] < 160)
    #expect(lumen[11] - lumen[0] > 20)
  }

  private func mean(_ image: Image, _ reference: LabelMap, _ label: Label) -> Double {
    var sum = 0.0
    var count = 0.0
    for (value, name) in zip(image.pixels, reference.labels) where name == label.rawValue {
      sum += Double(value)
      count += 1
    }
    return sum / count
  }
}
