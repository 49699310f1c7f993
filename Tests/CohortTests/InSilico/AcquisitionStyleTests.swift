import ApicalCohort
import Testing

@Suite struct AcquisitionStyleTests {
  private func views(_ style: AcquisitionStyle) -> [[PhantomView]] {
    let cohort = InSilicoCohort(seed: 2025, exams: 120, style: style, beats: 1, views: [.a2c, .a4c])
    return (1...120).map(cohort.phantoms)
  }

  @Test func lvFocusedIsShallowAndNarrow() {
    for view in views(.lvFocused).joined() {
      #expect((110...145).contains(view.acquisition.depth))
      #expect((55...68).contains(view.acquisition.angle))
    }
  }

  /// The paper's rule: an exam is out of range when a frame is deeper than 150 mm or wider than 70°.
  @Test func variedIsOutOfRangeInAThirdToAHalf() {
    let exams = views(.varied)
    for view in exams.joined() {
      #expect((120...200).contains(view.acquisition.depth))
      #expect((55...90).contains(view.acquisition.angle))
    }
    let outOfRange = exams.filter { exam in
      exam.contains { $0.acquisition.depth > 150 || $0.acquisition.angle > 70 }
    }
    #expect((40...60).contains(outOfRange.count))
    #expect(exams.joined().contains { $0.acquisition.depth > 185 })
    #expect(exams.joined().contains { $0.acquisition.angle > 83 })
  }

  @Test func mixedAlternates() {
    let cohort = InSilicoCohort(seed: 1, exams: 4, style: .mixed, beats: 1, views: [.a4c]).cohort()
    #expect(cohort.exams.map { $0.attributes["style"] } == ["lv-focused", "varied", "lv-focused", "varied"])
  }

  @Test func efCoversTheClinicalRange() {
    let cohort = InSilicoCohort(seed: 2025, exams: 300, style: .varied, beats: 1, views: [.a4c]).cohort()
    let efs = cohort.exams.compactMap(\.recorded.ef)
    #expect(efs.min()! < 20 && efs.max()! > 68)
    let edvs = cohort.exams.compactMap(\.recorded.edv)
    #expect(edvs.allSatisfy { (60...240).contains($0) })
    #expect(Set(efs).count == 300)
  }
}
